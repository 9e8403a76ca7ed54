import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packFiles } from "@/scripts/pack-files";
import { open, page } from "../door.fixture";
import { PackedFiles } from "./packed-files";

const scratch = mkdtempSync(join(tmpdir(), "packed-"));
const script = `say("${"again and ".repeat(400)}once");\n`;
const path = "/_next/static/chunks/deep/one.js";
let packed: PackedFiles;

beforeAll(async () => {
  mkdirSync(join(scratch, "static/chunks/deep"), { recursive: true });
  writeFileSync(join(scratch, "static/chunks/deep/one.js"), script);
  writeFileSync(join(scratch, "static/chunks/two.css"), "p { color: red }");
  writeFileSync(join(scratch, "static/face.woff2"), "no text");
  await packFiles(join(scratch, "static"), join(scratch, "packed"));
  packed = PackedFiles.from(join(scratch, "packed"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

const asking = (coding: string, more: Record<string, string> = {}) => ({
  headers: { "accept-encoding": coding, ...more },
});

describe("a script of the built pages", () => {
  it("goes out once compressed, in the way that the reader takes, to be kept for ever", async () => {
    const door = await open(page, { packed });
    const brotli = await door.fetch(path, asking("gzip, br"));
    const gzip = await door.fetch(path, asking("gzip"));
    expect([brotli.headers["content-encoding"], gzip.headers["content-encoding"]]).toEqual(["br", "gzip"]);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    for (const { status, headers, body } of [brotli, gzip]) {
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "content-type": "application/javascript; charset=UTF-8",
        "content-length": String(body.length),
        "cache-control": "public, max-age=31536000, immutable",
        vary: "Accept-Encoding",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["content-security-policy"]).toBeUndefined();
    }
    expect(brotli.headers.etag).not.toBe(gzip.headers.etag);
  });

  it("is not sent again to whoever has it in that compression", async () => {
    const door = await open(page, { packed });
    const { headers } = await door.fetch(path, asking("br"));
    const etag = String(headers.etag);
    const again = await door.fetch(path, asking("br", { "if-none-match": `"other", W/${etag}` }));
    expect([again.status, again.body.length, again.headers.etag, again.headers.vary]).toEqual([
      304,
      0,
      etag,
      "Accept-Encoding",
    ]);
    expect((await door.fetch(path, asking("gzip", { "if-none-match": etag }))).status).toBe(200);
  });

  it("is told of without its text when only that is asked", async () => {
    const door = await open(page, { packed });
    const [told, sent] = [
      await door.fetch(path, { ...asking("br"), method: "HEAD" }),
      await door.fetch(path, asking("br")),
    ];
    expect(told.body).toHaveLength(0);
    expect(told.headers["content-length"]).toBe(sent.headers["content-length"]);
  });

  it("is left to Next when the reader takes no compression, and so is what was not packed", async () => {
    const door = await open(page, { packed });
    for (const [asked, coding] of [
      [path, "identity"],
      [`${path}.br`, "br"],
      ["/_next/static/face.woff2", "br"],
      ["/_next/static/../packed/chunks/two.css", "br"],
    ] as const) {
      const { text, headers } = await door.fetch(asked, asking(coding));
      expect(text).toContain("text text");
      expect(headers["content-encoding"]).toBeUndefined();
    }
  });

  it("is found with whatever stands behind a question mark", async () => {
    const door = await open(page, { packed });
    expect((await door.fetch("/_next/static/chunks/two.css?dpl=1", asking("br"))).headers).toMatchObject({
      "content-type": "text/css; charset=UTF-8",
      "content-encoding": "br",
    });
  });

  it("that was never packed leaves the door as it is", async () => {
    const door = await open(page, { packed: PackedFiles.from(join(scratch, "nowhere")) });
    expect((await door.fetch(path, asking("br"))).text).toContain("text text");
  });
});
