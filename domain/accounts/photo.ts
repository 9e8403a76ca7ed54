/** Most bytes of an uploaded photograph: 2 MB. */
export const largestPhotoBytes = 2_000_000;

const beginnings: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
];

/** True for JPEG, PNG and WebP, judged by the first bytes alone: names and declared types can say anything. */
export function isPhotoFormat(bytes: Uint8Array): boolean {
  if (beginnings.some((start) => start.every((byte, at) => bytes[at] === byte))) return true;
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  return text(0, 4) === "RIFF" && text(8, 12) === "WEBP";
}
