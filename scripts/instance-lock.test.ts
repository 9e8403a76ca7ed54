import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claim, InUseError } from "./instance-lock";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "claim-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const leave = (holder: object) => writeFileSync(join(directory, "in-use.json"), JSON.stringify(holder));

test("data that a living process keeps is refused, with its address", async () => {
  await claim(directory, "http://localhost:3000");
  const second = claim(directory, "http://localhost:4000", 0);
  await expect(second).rejects.toThrow(InUseError);
  await expect(second).rejects.toThrow("http://localhost:3000");
});

test("data that was released can be claimed again", async () => {
  const release = await claim(directory, "http://localhost:3000");
  release();
  await expect(claim(directory, "http://localhost:3000", 0)).resolves.toBeTypeOf("function");
});

test("the claim of a process that was killed does not count", async () => {
  leave({ pid: 2 ** 22 + 1, begun: "1", address: "http://localhost:3000" });
  await expect(claim(directory, "http://localhost:3000", 0)).resolves.toBeTypeOf("function");
});

test.runIf(process.platform === "linux")("nor does it when its number belongs to another process now", async () => {
  leave({ pid: process.ppid, begun: "1", address: "http://localhost:3000" });
  await expect(claim(directory, "http://localhost:3000", 0)).resolves.toBeTypeOf("function");
});

test("a claim that was cut short while written does not count", async () => {
  writeFileSync(join(directory, "in-use.json"), '{"pid":');
  await expect(claim(directory, "http://localhost:3000", 0)).resolves.toBeTypeOf("function");
});
