import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const holderSchema = z.object({ pid: z.number(), begun: z.string(), address: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** How long a second start waits for one that may just be ending, in seconds. */
const PATIENCE_SECONDS = 5;

/** The data directory is in use by another process. */
export class InUseError extends Error {
  override name = "InUseError";
}

/**
 * Claims the data directory for this process and returns the release. A claim whose process is gone, however it went,
 * does not count. Throws {@link InUseError} with a sentence when another process keeps it.
 */
export async function claim(dataDir: string, address: string, patience = PATIENCE_SECONDS): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "in-use.json");
  const own: Holder = { pid: process.pid, begun: birth(process.pid) ?? "", address };
  for (let waited = 0; ; waited += 0.25) {
    if (tryWrite(path, own)) {
      // Two starts may have found the same dead claim: whoever wrote last has it.
      await pause(100);
      if (read(path)?.pid === own.pid) return () => rmSync(path, { force: true });
    }
    const holder = read(path);
    if (holder !== undefined && birth(holder.pid) === holder.begun) {
      if (waited >= patience) throw new InUseError(inUse(holder, dataDir));
      await pause(250);
    } else rmSync(path, { force: true });
  }
}

function inUse({ pid, address }: Holder, dataDir: string): string {
  return `Critical Path already runs on the data in ${dataDir}, at ${address} (process ${pid}). Stop that one first, or set DATA_DIR and PORT to run a second one.`;
}

function tryWrite(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

function read(path: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** When a living process began, so that a reused process number is not taken for the one that made the claim. */
function birth(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return undefined;
  }
  if (process.platform !== "linux") return "alive";
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended already; field 20 after the name is the start time in clock ticks since boot.
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
