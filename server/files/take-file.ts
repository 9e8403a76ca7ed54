import { constants, inflateRaw } from "node:zlib";
import { DomainError } from "@/domain/errors";
import { officeEntries } from "@/domain/files/archive";
import {
  type FileKind,
  isImage,
  isOffice,
  isOfKind,
  kindByName,
  largestFileBytes,
  mediaTypes,
} from "@/domain/files/kinds";
import { safeFileName } from "@/domain/files/name";
import type { Upload } from "@/domain/files/upload";
import { type DrawnPicture, drawAnew } from "./picture";

/** The longest side of a kept picture, in pixels: enough to read a wall of cards on. */
const longestSide = 4096;

/** A file as it is kept: checked, and a picture drawn anew. `picture` is its size in pixels. */
export type TakenFile = {
  readonly name: string;
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly picture: { readonly width: number; readonly height: number } | null;
};

/**
 * Looks at an upload and returns what may be kept of it. Its last extension, its bytes and its size must agree; a picture is
 * drawn anew without where and with what it was taken; an office file is unpacked, part by part, within limits, and nothing
 * of it is run. Refuses with INVALID at `field`, the field of the form.
 */
export async function takeFile({ name, bytes }: Upload, field = "file"): Promise<TakenFile> {
  const refuse = refusing(field);
  if (bytes.byteLength > largestFileBytes) refuse("files.too_large");
  const kind = kindByName(name) ?? refuse("files.kind");
  const isText = kind === "txt" || kind === "csv";
  if (!isOfKind(kind, bytes)) refuse(isText ? "files.text" : "files.not_it");
  const taken = { name: safeFileName(name, kind), kind, mediaType: mediaTypes[kind] };
  if (!isImage(kind)) {
    if (isOffice(kind) && !(await unpacks(kind, bytes))) refuse("files.office");
    return { ...taken, bytes: Buffer.from(bytes), picture: null };
  }
  const drawn = await redraw(kind, bytes).catch(() => refuse("files.picture"));
  if (drawn.bytes.byteLength > largestFileBytes) refuse("files.too_large");
  return { ...taken, bytes: drawn.bytes, picture: { width: drawn.width, height: drawn.height } };
}

const refusing =
  (field: string) =>
  (reason: string): never => {
    throw new DomainError("INVALID", reason, field);
  };

function redraw(kind: Extract<FileKind, "png" | "jpeg" | "webp">, bytes: Uint8Array): Promise<DrawnPicture> {
  const size = { width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true } as const;
  return drawAnew(bytes, { from: kind, size, to: kind, quality: 88 });
}

/** Unpacks every part, no further than it says it goes: a part that goes on is a bomb, one that stops short is broken. */
async function unpacks(kind: Extract<FileKind, "docx" | "xlsx" | "pptx">, bytes: Uint8Array): Promise<boolean> {
  const entries = officeEntries(kind, bytes);
  if (entries === null) return false;
  for (const { packed, from, to, size } of entries) {
    if (packed && (await unpackedSize(bytes.subarray(from, to), size)) !== size) return false;
  }
  return true;
}

function unpackedSize(packed: Uint8Array, most: number): Promise<number | null> {
  return new Promise((resolve) => {
    inflateRaw(packed, { maxOutputLength: most + 1, finishFlush: constants.Z_FINISH }, (error, unpacked) =>
      resolve(error === null ? unpacked.byteLength : null),
    );
  });
}
