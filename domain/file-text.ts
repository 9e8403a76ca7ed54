const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);

/** What a file plainly is when it is none that can be read as text, in a sentence; null when it may be text. */
export function otherKind(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x50, 0x4b)) {
    return "This is a packed file, such as a workbook. In the spreadsheet, choose “Save as” and then CSV UTF-8.";
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "This is a PDF, which is for reading and printing only.";
  return null;
}

/** Text of a file in UTF-8 or UTF-16, or else in the encoding that Windows uses in Western Europe. */
export function textOfFile(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
