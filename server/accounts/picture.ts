import type { ResizeOptions } from "sharp";
import { isPhotoFormat, largestPhotoBytes } from "@/domain/accounts/photo";
import { DomainError } from "@/domain/errors";
import { drawAnew } from "@/server/files/picture";

/**
 * A picture as it may be kept: looked at by its first bytes, decoded with a limit on pixels, brought to a size, written anew as
 * WebP without any metadata. What was uploaded is thrown away. Refuses with INVALID, at this field of the form, what is too
 * large or no picture.
 */
export async function redrawn(bytes: Uint8Array, size: ResizeOptions, field: string): Promise<Buffer> {
  if (bytes.byteLength > largestPhotoBytes) throw new DomainError("INVALID", "accounts.photo_too_large", field);
  if (!isPhotoFormat(bytes)) throw new DomainError("INVALID", "accounts.photo_unreadable", field);
  try {
    return (await drawAnew(bytes, { size, to: "webp", quality: 82 })).bytes;
  } catch {
    throw new DomainError("INVALID", "accounts.photo_unreadable", field);
  }
}
