import { otherKind, textOfFile } from "@/domain/file-text";
import { type ImportedPlan, type PlanHead, unreadable } from "./imported";
import { type PlanFile, readJson } from "./plan-json";
import { readCsv } from "./read-csv";
import { readProjectXml } from "./read-project-xml";

/** A file that was read, whatever its kind. `file` is there for one of ours, which has a history. */
export type ReadPlan = ImportedPlan & { kind: "json" | "xml" | "csv"; file: PlanFile | null };

const olderOffice = [0xd0, 0xcf, 0x11, 0xe0];

/** What a file plainly is when it is none that can be read. */
function unfit(bytes: Uint8Array): string | null {
  if (olderOffice.every((byte, at) => bytes[at] === byte)) {
    return "This is a file of Microsoft Project or an older Office. In Project, choose “Save as” and then XML.";
  }
  return otherKind(bytes);
}

/**
 * Reads a plan from a file, whose kind is told from what it begins with. `head` stands in for what the file does not say of
 * the plan itself, `newId` gives ids to what has none.
 */
export function readPlan(bytes: Uint8Array, head: PlanHead, newId: () => string): ReadPlan {
  const other = unfit(bytes);
  if (other !== null) return { ...unreadable(other), kind: "csv", file: null };
  const text = textOfFile(bytes);
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (text.includes("\0")) return { ...unreadable("This is no text file."), kind: "csv", file: null };
  if (start.startsWith("<")) return { ...readProjectXml(text, head, newId), kind: "xml", file: null };
  if (start.startsWith("{")) return { ...readJson(text), kind: "json" };
  return { ...readCsv(text, head, newId), kind: "csv", file: null };
}
