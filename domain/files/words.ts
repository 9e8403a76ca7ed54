import type { FileKind } from "./kinds";

/** What people call the kinds. */
export const kindWords: Readonly<Record<FileKind, string>> = {
  pdf: "PDF",
  docx: "Word",
  xlsx: "Excel",
  pptx: "PowerPoint",
  png: "PNG",
  jpeg: "JPEG",
  webp: "WebP",
  txt: "Plain text",
  csv: "CSV",
};

const kilobyte = 1000;

/** How many bytes, as people read it: whole kilobytes, or megabytes with one decimal. */
export function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / kilobyte));
  return kilobytes < kilobyte ? `${kilobytes} kB` : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`;
}
