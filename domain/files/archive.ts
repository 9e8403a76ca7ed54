import type { FileKind } from "./kinds";

/** What an office file may hold: far more than any real one, far less than one made to fill a disk. */
const archiveLimits = { entries: 5000, unpackedBytes: 100_000_000, ratio: 120, smallBytes: 1_000_000 } as const;

/** One part of an archive: where it begins, where its packed bytes lie, and how many they unfold to. */
export type ArchiveEntry = {
  readonly name: string;
  readonly packed: boolean;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly size: number;
};

const mainParts: Readonly<Record<Extract<FileKind, "docx" | "xlsx" | "pptx">, string>> = {
  docx: "word/document.xml",
  xlsx: "xl/workbook.xml",
  pptx: "ppt/presentation.xml",
};

const endMark = 0x06054b50;
const listMark = 0x02014b50;
const fileMark = 0x04034b50;
const wide = 0xffffffff;
const endSize = 22;
const listSize = 46;
const fileSize = 30;

/**
 * The entries of an office file, or null when it is not one in good order: an archive from its first byte to its last, its
 * parts side by side, none encrypted, none outside its folder, none with macros, and nothing that unfolds to more than the
 * limits. Reads only the lists; whether the parts truly unfold to what they say is for whoever unpacks them.
 */
export function officeEntries(kind: keyof typeof mainParts, bytes: Uint8Array): ArchiveEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - endSize;
  if (end < 0 || view.getUint32(end, true) !== endMark) return null;
  const count = view.getUint16(end + 10, true);
  const listAt = view.getUint32(end + 16, true);
  const listBytes = view.getUint32(end + 12, true);
  if (count === 0 || count > archiveLimits.entries || listAt + listBytes !== end) return null;

  const entries: ArchiveEntry[] = [];
  let at = listAt;
  for (let n = 0; n < count; n += 1) {
    const read = readEntry(view, bytes, at, end, listAt);
    if (read === null) return null;
    entries.push(read.entry);
    at = read.next;
  }
  return at === end && isInOrder(entries, listAt) && holds(kind, entries) ? entries : null;
}

function readEntry(view: DataView, bytes: Uint8Array, at: number, end: number, listAt: number) {
  if (at + listSize > end || view.getUint32(at, true) !== listMark) return null;
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedBytes = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + listSize + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const start = view.getUint32(at + 42, true);
  const isEncrypted = (flags & 0x41) !== 0;
  if (isEncrypted || (method !== 0 && method !== 8) || next > end) return null;
  if (packedBytes === wide || size === wide || start + fileSize > listAt) return null;
  if (view.getUint32(start, true) !== fileMark) return null;
  const from = start + fileSize + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const to = from + packedBytes;
  if (to > listAt || (method === 0 && size !== packedBytes)) return null;
  const name = new TextDecoder().decode(bytes.subarray(at + listSize, at + listSize + nameBytes));
  return { entry: { name, packed: method === 8, from, to, size, start }, next };
}

/** The first part begins the file, no two share bytes, and together they unfold to a bearable size. */
function isInOrder(entries: readonly ArchiveEntry[], listAt: number): boolean {
  const inPlace = [...entries].sort((a, b) => a.start - b.start);
  let before = 0;
  for (const [index, { start, to }] of inPlace.entries()) {
    if (start < before || (index === 0 && start !== 0)) return false;
    before = to;
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  return unpacked <= archiveLimits.unpackedBytes && isBearable(unpacked, listAt);
}

function isBearable(unpacked: number, packed: number): boolean {
  return unpacked <= archiveLimits.smallBytes || unpacked / Math.max(1, packed) <= archiveLimits.ratio;
}

function holds(kind: keyof typeof mainParts, entries: readonly ArchiveEntry[]): boolean {
  const names = new Set(entries.map((entry) => entry.name));
  return (
    names.size === entries.length &&
    names.has("[Content_Types].xml") &&
    names.has(mainParts[kind]) &&
    entries.every(({ name }) => isInside(name) && !/(^|\/)vbaProject\.bin$/i.test(name))
  );
}

/** True for a name that stays in the archive's own folder. */
function isInside(name: string): boolean {
  return !/^[/\\]|^[a-z]:|\\|\0/i.test(name) && !name.split("/").includes("..");
}
