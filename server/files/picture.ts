import sharp, { type ResizeOptions } from "sharp";
import { mostPixels } from "@/domain/files/kinds";

type PictureKind = "png" | "jpeg" | "webp";

/** A picture of our own drawing, with its size in pixels. */
export type DrawnPicture = { readonly bytes: Buffer; readonly width: number; readonly height: number };

/**
 * Draws a picture anew, upright and at a size, without anything that was written beside it: where, when and with what it was
 * taken. Reads no more pixels than there may be, and the first picture of several. Fails on what is broken, or not of the kind
 * that it should be where `from` names one.
 */
export async function drawAnew(
  bytes: Uint8Array,
  { from, size, to, quality }: { from?: PictureKind; size: ResizeOptions; to: PictureKind; quality: number },
): Promise<DrawnPicture> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 });
  const { format } = await picture.metadata();
  if (from !== undefined && format !== from) throw new Error(`A ${format} calls itself ${from}.`);
  const { data, info } = await picture
    .rotate()
    .resize(size)
    .toFormat(to, to === "png" ? {} : { quality })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
