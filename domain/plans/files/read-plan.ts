import { type ImportedPlan, type PlanHead, unreadable } from "./imported";
import { type PlanFile, readJson } from "./plan-json";
import { readCsv } from "./read-csv";
import { readProjectXml } from "./read-project-xml";

/** A file that was read, whatever its kind. `file` is there for one of ours, which has a history. */
export type ReadPlan = ImportedPlan & { kind: "json" | "xml" | "csv"; file: PlanFile | null };

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);

/** What a file plainly is when it is none that can be read. */
function otherKind(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return "This is a file of Microsoft Project or an older Office. In Project, choose “Save as” and then XML.";
  }
  if (startsWith(bytes, 0x50, 0x4b)) {
    return "This is a packed file, such as a workbook. In the spreadsheet, choose “Save as” and then CSV UTF-8.";
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "This is a PDF, which is for reading and printing only.";
  return null;
}

/** Text of a file in UTF-8 or UTF-16, or else in the encoding that Windows uses in Western Europe. */
function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * Reads a plan from a file, whose kind is told from what it begins with. `head` stands in for what the file does not say of
 * the plan itself, `newId` gives ids to what has none.
 */
export function readPlan(bytes: Uint8Array, head: PlanHead, newId: () => string): ReadPlan {
  const other = otherKind(bytes);
  if (other !== null) return { ...unreadable(other), kind: "csv", file: null };
  const text = textOf(bytes);
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (text.includes("\0")) return { ...unreadable("This is no text file."), kind: "csv", file: null };
  if (start.startsWith("<")) return { ...readProjectXml(text, head, newId), kind: "xml", file: null };
  if (start.startsWith("{")) return { ...readJson(text), kind: "json" };
  return { ...readCsv(text, head, newId), kind: "csv", file: null };
}
