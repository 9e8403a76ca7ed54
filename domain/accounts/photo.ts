import { isOfKind } from "../files/kinds";

/** Most bytes of an uploaded photograph: 2 MB. */
export const largestPhotoBytes = 2_000_000;

/** True for JPEG, PNG and WebP, judged by the first bytes alone: names and declared types can say anything. */
export function isPhotoFormat(bytes: Uint8Array): boolean {
  return isOfKind("jpeg", bytes) || isOfKind("png", bytes) || isOfKind("webp", bytes);
}
