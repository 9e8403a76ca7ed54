import { z } from "zod";
import { lineOfNoText, noTextSentence } from "@/domain/file-text";
import { isAllText } from "@/domain/text";
import { checkFramework, type Place } from "./checks";
import { type Framework, type FrameworkTerms, frameworkSchema } from "./document";
import { linesOfJson } from "./json-lines";
import { Problems, type ReadFramework, short } from "./problems";

const format = "critical-path-framework";

/** A framework as a file of our own, version 1. */
const frameworkFileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  ...frameworkSchema.shape,
});

/** The framework as JSON. */
export function frameworkJson(framework: Framework): string {
  return `${JSON.stringify({ format, version: 1, ...framework }, null, 2)}\n`;
}

function brokenAt(text: string, error: unknown): number {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? 1 : text.slice(0, Number(at)).split("\n").length;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null) return undefined;
    inner = Object.entries(inner).find(([name]) => name === String(key))?.[1];
  }
  return inner;
}

/** What is wrong with a value, in a sentence. */
function faultOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "unrecognized_keys") return `There is no such entry: ${issue.keys.map(short).join(", ")}.`;
  if (value === undefined) return "This is missing.";
  if (typeof value === "string" && value.trim() === "") return "This is empty.";
  if (Array.isArray(value) && (issue.code === "too_small" || issue.code === "too_big")) {
    return issue.exact
      ? `This has ${value.length} entries and needs ${String(issue.code === "too_small" ? issue.minimum : issue.maximum)}.`
      : "This has too many entries.";
  }
  return `${typeof value === "object" ? "This" : `“${short(String(value))}”`} cannot be taken as written.`;
}

/** Reads a framework from JSON as `frameworkJson` writes it. What is wrong is told with its line and its path. */
export function readFrameworkJson(given: string, terms: FrameworkTerms): ReadFramework {
  const text = given.replace(/^\uFEFF/, "");
  const problems = new Problems();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    problems.say(brokenAt(text, error), "", "The file breaks off or is not JSON from here on.");
    return { kind: "json", framework: null, problems: problems.list };
  }
  if (!isAllText(value)) {
    problems.say(lineOfNoText(text), "", noTextSentence);
    return { kind: "json", framework: null, problems: problems.list };
  }
  if (valueAt(value, ["format"]) !== format) {
    problems.say(1, "format", `This is no framework: the file must begin with "format": "${format}".`);
    return { kind: "json", framework: null, problems: problems.list };
  }
  const lines = linesOfJson(text);
  const lineOf = (path: readonly PropertyKey[]): number =>
    lines.get(path.map(String).join(".")) ?? (path.length === 0 ? 1 : lineOf(path.slice(0, -1)));
  const result = frameworkFileSchema.safeParse(value);
  if (!result.success) {
    for (const issue of result.error.issues) {
      problems.say(lineOf(issue.path), issue.path.map(String).join("."), faultOf(issue, valueAt(value, issue.path)));
    }
    return { kind: "json", framework: null, problems: problems.list };
  }
  const { competencies, profiles } = result.data;
  const placeOf = (list: string, index: number): Place => ({
    line: (part) => lineOf(part === undefined ? [list, index] : [list, index, ...insideOf(list, part)]),
    column: (part) => [list, index, ...insideOf(list, part)].join("."),
  });
  checkFramework(
    { competencies, profiles },
    terms,
    {
      competencies: competencies.map((_, index) => placeOf("competencies", index)),
      profiles: profiles.map((_, index) => placeOf("profiles", index)),
    },
    problems,
  );
  if (competencies.length === 0)
    problems.say(lineOf(["competencies"]), "competencies", "There is no competency in it.");
  const { list } = problems;
  return { kind: "json", framework: list.length === 0 ? { competencies, profiles } : null, problems: list };
}

/** Within a profile a part that is no field of it is a competency among its levels. */
function insideOf(list: string, part: string): string[] {
  return list === "profiles" && part !== "roleId" ? ["levels", part] : [part];
}
