import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeDataDir } from "./data-dir";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "data-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a data directory is made with those above it, and one that is there is kept", () => {
  const path = join(directory, "one", "two");
  makeDataDir(path);
  makeDataDir(path);
  expect(existsSync(path)).toBe(true);
});

test("what cannot be a directory is refused with a sentence that names DATA_DIR", () => {
  const file = join(directory, "file");
  writeFileSync(file, "");
  for (const path of [file, join(file, "below"), "/dev/null/below"]) {
    expect(() => makeDataDir(path)).toThrow(`DATA_DIR must be a directory that can be written, and ${path} is not`);
  }
});
