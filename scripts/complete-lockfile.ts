// npm run lock: adds to the lockfile what a registry without every platform's packages makes npm leave out. `npm ci`
// insists on an entry for each optional dependency, also for machines other than this one.
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const path = "package-lock.json";
const anyObject = z.record(z.string(), z.unknown());
const entrySchema = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const written: unknown = JSON.parse(readFileSync(path, "utf8"));
const lockfile = z.looseObject({ packages: z.record(z.string(), entrySchema) }).parse(written);

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

const missing: [string, Record<string, unknown>][] = [];
for (const [place, { dev, optionalDependencies = {} }] of Object.entries(lockfile.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isPresent(place, name)) continue;
    missing.push([
      `node_modules/${name}`,
      { version: range.replace(/^[\^~]/, ""), ...machineOf(name), ...(dev === true ? { dev } : {}), optional: true },
    ]);
  }
}
if (missing.length > 0) writeFileSync(path, withPackages(written, Object.fromEntries(missing)));
console.log(
  missing.length === 0 ? "The lockfile is complete." : `Added ${missing.map(([place]) => place).join(", ")}.`,
);

/** The lockfile's text with packages added, everything else in the order that npm gave it. */
function withPackages(lock: unknown, added: Record<string, unknown>): string {
  const raw = anyObject.parse(lock);
  const packages = Object.entries({ ...anyObject.parse(raw.packages), ...added }).sort(([one], [other]) =>
    one.localeCompare(other, "en"),
  );
  return `${JSON.stringify({ ...raw, packages: Object.fromEntries(packages) }, null, 2)}\n`;
}

/** Whether a package at `place` finds `name` beside itself or above, as Node.js looks for it. */
function isPresent(place: string, name: string): boolean {
  for (let above = place; ; above = above.slice(0, Math.max(0, above.lastIndexOf("node_modules/") - 1))) {
    if (`${above === "" ? "" : `${above}/`}node_modules/${name}` in lockfile.packages) return true;
    if (above === "") return false;
  }
}

/** The machine that a platform's package is for, told from its name. */
function machineOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.replace("windows", "win32").split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : [];
  return { ...(os.length > 0 ? { os } : {}), ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}) };
}
