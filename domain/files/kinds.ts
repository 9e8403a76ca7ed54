/** The kinds of file that are taken. Nothing here is a script to any programme, and neither SVG nor HTML is among them. */
export const fileKinds = ["pdf", "docx", "xlsx", "pptx", "png", "jpeg", "webp", "txt", "csv"] as const;
export type FileKind = (typeof fileKinds)[number];

/** Most bytes of a file: 10 MB. */
export const largestFileBytes = 10_000_000;

/** Pixels that an image may unfold to: 24 megapixels, which every telephone stays under. */
export const mostPixels = 24_000_000;

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

const byExtension = new Map<string, FileKind>([...fileKinds.map((kind) => [kind, kind] as const), ["jpg", "jpeg"]]);

/** The kind that a name claims by its last extension, or undefined when it is none that is taken. */
export function kindByName(name: string): FileKind | undefined {
  const dot = name.lastIndexOf(".");
  return dot < 1 ? undefined : byExtension.get(name.slice(dot + 1).toLowerCase());
}

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const beginsWith = (bytes: Uint8Array, beginning: readonly number[]) =>
  beginning.every((byte, at) => bytes[at] === byte);

const zipEnd = [0x50, 0x4b, 0x05, 0x06];
/** Where the end of an archive can begin: its fixed part and the longest comment. */
const zipEndReach = 22 + 65_535;

function endsAsArchive(bytes: Uint8Array): boolean {
  for (let at = Math.max(0, bytes.length - zipEndReach); at + 4 <= bytes.length; at += 1) {
    if (zipEnd.every((byte, step) => bytes[at + step] === byte)) return true;
  }
  return false;
}

/** A PDF from its first byte to its end mark, and not an archive besides. */
function isPdf(bytes: Uint8Array): boolean {
  return (
    /^%PDF-[12]\.\d/.test(ascii(bytes.subarray(0, 8))) &&
    ascii(bytes.subarray(-1024)).includes("%%EOF") &&
    !endsAsArchive(bytes)
  );
}

const markup = /^\s*(?:<[!?a-z]|\{\\rtf)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what plain text must not have.
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** UTF-8 without control characters that does not begin as markup. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !controls.test(text) && !markup.test(text);
  } catch {
    return false;
  }
}

const isArchive = (bytes: Uint8Array) => beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

const looksLike: Readonly<Record<FileKind, (bytes: Uint8Array) => boolean>> = {
  pdf: isPdf,
  docx: isArchive,
  xlsx: isArchive,
  pptx: isArchive,
  png: (bytes) => beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  jpeg: (bytes) => beginsWith(bytes, [0xff, 0xd8, 0xff]),
  webp: (bytes) => ascii(bytes.subarray(0, 4)) === "RIFF" && ascii(bytes.subarray(8, 12)) === "WEBP",
  txt: isPlainText,
  csv: isPlainText,
};

/** True when the bytes are of the kind that the name claims, as far as can be told without unpacking them. */
export function isOfKind(kind: FileKind, bytes: Uint8Array): boolean {
  return looksLike[kind](bytes);
}

/** The extension under which a kind is kept. */
export const extensionOf = (kind: FileKind): string => (kind === "jpeg" ? "jpg" : kind);

/** The extensions of all of them, as a form offers them. */
export const acceptedFiles = fileKinds.map((kind) => (kind === "jpeg" ? ".jpg,.jpeg" : `.${kind}`)).join(",");

/** True for kinds that are drawn anew, so that nothing but the picture is kept. */
export function isImage(kind: FileKind): kind is "png" | "jpeg" | "webp" {
  return kind === "png" || kind === "jpeg" || kind === "webp";
}

/** True for the three office formats, which are archives. */
export function isOffice(kind: FileKind): kind is "docx" | "xlsx" | "pptx" {
  return kind === "docx" || kind === "xlsx" || kind === "pptx";
}
