import { otherKind, textOfFile } from "@/domain/file-text";
import type { FrameworkTerms } from "./document";
import { readFrameworkJson } from "./json";
import type { ReadFramework } from "./problems";
import { readFrameworkTable } from "./read-table";

/** Reads a framework from a file, whose kind is told from what it begins with, and checks it against this catalogue. */
export function readFramework(bytes: Uint8Array, terms: FrameworkTerms): ReadFramework {
  const text = textOfFile(bytes);
  const other = otherKind(bytes) ?? (text.includes("\0") ? "This is no text file." : null);
  if (other !== null) return { kind: "csv", framework: null, problems: [{ line: 1, column: "", message: other }] };
  const start = text.replace(/^\uFEFF/, "").trimStart();
  return start.startsWith("{") ? readFrameworkJson(text, terms) : readFrameworkTable(text, terms);
}
