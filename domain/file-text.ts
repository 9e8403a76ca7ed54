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

/** What is said of a file that has text in it which is none. */
export const noTextSentence = "The file has a character here that no text has, such as NUL. Take it out.";

// NUL, and either half of a surrogate pair that has not the other beside it.
const escapedNoText = /\\u(?:0000|d[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2}\\u)d[c-f])/i;

/** The line of a JSON file on which such a character is written; the first where it is not to be found. */
export function lineOfNoText(json: string): number {
  return json.slice(0, Math.max(0, json.search(escapedNoText))).split("\n").length;
}
