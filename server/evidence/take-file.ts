import { constants, inflateRaw } from "node:zlib";
import sharp from "sharp";
import { DomainError } from "@/domain/errors";
import { officeEntries } from "@/domain/evidence/archive";
import {
  type FileKind,
  isImage,
  isOffice,
  isOfKind,
  kindByName,
  largestFileBytes,
  mediaTypes,
  mostPixels,
} from "@/domain/evidence/file-kinds";
import { safeFileName } from "@/domain/evidence/file-name";
import type { Upload } from "@/domain/evidence/form";

/** The longest side of a kept picture, in pixels: enough to read a wall of cards on. */
const longestSide = 4096;

/** A file as it is kept: checked, and a picture drawn anew. */
export type TakenFile = { name: string; mediaType: string; bytes: Buffer };

/**
 * Looks at an upload and returns what may be kept of it. Its last extension, its bytes and its size must agree; a picture is
 * drawn anew without where and with what it was taken; an office file is unpacked, part by part, within limits, and nothing
 * of it is run. Refuses with INVALID and the field `file`.
 */
export async function takeFile({ name, bytes }: Upload): Promise<TakenFile> {
  if (bytes.byteLength > largestFileBytes) refuse("evidence.file_too_large");
  const kind = kindByName(name) ?? refuse("evidence.file_kind");
  if (!isOfKind(kind, bytes)) refuse(kind === "txt" || kind === "csv" ? "evidence.file_text" : "evidence.file_not_it");
  if (isOffice(kind)) await unpack(kind, bytes);
  const kept = isImage(kind) ? await redraw(kind, bytes) : Buffer.from(bytes);
  if (kept.byteLength > largestFileBytes) refuse("evidence.file_too_large");
  return { name: safeFileName(name, kind), mediaType: mediaTypes[kind], bytes: kept };
}

function refuse(reason: string): never {
  throw new DomainError("INVALID", reason, "file");
}

async function redraw(kind: Extract<FileKind, "png" | "jpeg" | "webp">, bytes: Uint8Array): Promise<Buffer> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 });
    const { format } = await picture.metadata();
    if (format !== kind) throw new Error(`A ${format} calls itself ${kind}.`);
    return await picture
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .toFormat(kind, kind === "png" ? {} : { quality: 88 })
      .toBuffer();
  } catch {
    return refuse("evidence.file_picture");
  }
}

/** Unpacks every part, no further than it says it goes: a part that goes on is a bomb, one that stops short is broken. */
async function unpack(kind: Extract<FileKind, "docx" | "xlsx" | "pptx">, bytes: Uint8Array): Promise<void> {
  const entries = officeEntries(kind, bytes) ?? refuse("evidence.file_office");
  for (const { packed, from, to, size } of entries) {
    if (packed && (await unpackedSize(bytes.subarray(from, to), size)) !== size) refuse("evidence.file_office");
  }
}

function unpackedSize(packed: Uint8Array, most: number): Promise<number | null> {
  return new Promise((resolve) => {
    inflateRaw(packed, { maxOutputLength: most + 1, finishFlush: constants.Z_FINISH }, (error, unpacked) =>
      resolve(error === null ? unpacked.byteLength : null),
    );
  });
}
