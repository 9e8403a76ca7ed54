import { randomBytes } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type ArchiveFile, zipped } from "./zip";

const at = new Date("2026-06-09T09:00:00Z");
const file = (path: string, bytes: Uint8Array | null, packs = true): ArchiveFile => ({
  path,
  packs,
  bytes: async () => bytes,
});

async function whole(files: readonly ArchiveFile[]): Promise<Record<string, Uint8Array>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped(files, at)) pieces.push(piece);
  return unzipSync(Buffer.concat(pieces));
}

test("what goes in comes out, text and bytes, empty and large, under names in any script", async () => {
  const large = randomBytes(300_000);
  const text = "Zoë’s run book. ".repeat(20_000);
  const out = await whole([
    file("data.json", Buffer.from(text)),
    file("evidence/Überblick 計画.pdf", large, false),
    file("evidence/empty.txt", new Uint8Array()),
  ]);
  expect(Object.keys(out)).toEqual(["data.json", "evidence/Überblick 計画.pdf", "evidence/empty.txt"]);
  expect(strFromU8(out["data.json"] ?? new Uint8Array())).toBe(text);
  expect(Buffer.from(out["evidence/Überblick 計画.pdf"] ?? []).equals(large)).toBe(true);
  expect(out["evidence/empty.txt"]).toHaveLength(0);
});

test("a file that has gone meanwhile is left out, and the archive is whole without it", async () => {
  const out = await whole([file("a.txt", Buffer.from("a")), file("b.txt", null), file("c.txt", Buffer.from("c"))]);
  expect(Object.keys(out)).toEqual(["a.txt", "c.txt"]);
});

test("a file is read when its turn comes and not before", async () => {
  const read: string[] = [];
  const noting = (path: string): ArchiveFile => ({
    path,
    packs: false,
    bytes: async () => {
      read.push(path);
      return randomBytes(200_000);
    },
  });
  const pieces = zipped([noting("a"), noting("b")], at);
  await pieces.next();
  await pieces.next();
  expect(read).toEqual(["a"]);
  await pieces.return();
  expect(read).toEqual(["a"]);
});

test("an archive whose reading fails has no end", async () => {
  const broken: ArchiveFile = { path: "b", packs: true, bytes: () => Promise.reject(new Error("gone")) };
  const pieces: Uint8Array[] = [];
  const read = async () => {
    for await (const piece of zipped([file("a", Buffer.from("a")), broken], at)) pieces.push(piece);
  };
  await expect(read()).rejects.toThrow("gone");
  expect(() => unzipSync(Buffer.concat(pieces))).toThrow();
});
