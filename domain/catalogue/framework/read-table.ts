import { readTable, type TableRecord } from "@/domain/csv-table";
import { checkFramework, type Place } from "./checks";
import {
  competencySchema,
  type FrameworkCompetency,
  type FrameworkProfile,
  type FrameworkTerms,
  frameworkLimits,
  levels,
} from "./document";
import { Problems, type ReadFramework, short } from "./problems";
import { frameworkColumns, targetTitle } from "./table";

const titleOf = new Map<string, string>(frameworkColumns.map(({ part, title }) => [part, title]));
const targetColumn = /^target:\s*(.+)$/i;
const targetCell = /^([0-4])(\s*must)?$/i;

/** An id from a name: “Benefits & value” becomes benefits-value. */
function idFrom(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
}

/** The id of what is meant by an id or by its label; the text itself when it is neither. */
function meant(text: string, terms: readonly { id: string; label: string }[]): string {
  const folded = text.toLowerCase();
  return terms.find(({ id, label }) => id.toLowerCase() === folded || label.toLowerCase() === folded)?.id ?? text;
}

function competencyOf(cell: (part: string) => string, terms: FrameworkTerms): FrameworkCompetency {
  const difference = meant(cell("difference"), terms.differences);
  const parts = terms.differences.find(({ id }) => id === difference)?.parts ?? [];
  return {
    id: cell("id") || idFrom(cell("name")),
    name: cell("name"),
    description: cell("description"),
    planArea: meant(cell("planArea"), terms.areas),
    difference,
    differencePart: cell("differencePart") === "" ? null : meant(cell("differencePart"), parts),
    levels: levels.map((level) => cell(`levels.${level}`)),
    evidence: cell("evidence")
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    interviewProbe: cell("interviewProbe"),
  };
}

const none = (line: number, column: string, message: string): ReadFramework => ({
  kind: "csv",
  framework: null,
  problems: [{ line, column, message }],
});

/** What a cell of a row would have to be, in a sentence. */
function faultOf(part: string, text: string): string {
  if (text === "") return "This cell is empty; every competency needs it.";
  if (part === "id") return `“${short(text)}” is no id: use letters, digits and hyphens, at most 80.`;
  return `“${short(text)}” cannot be taken as written.`;
}

/**
 * Reads a framework from a table of the columns in `frameworkColumns`, with a column “Target: role” for each role that it
 * speaks of. What is wrong is told with line and column.
 */
export function readFrameworkTable(text: string, terms: FrameworkTerms): ReadFramework {
  const table = readTable(text);
  if ("message" in table) return none(table.line, "", table.message);
  const titles = table.heading.map((title) => title.toLowerCase());
  const missing = frameworkColumns.filter(({ title, needed }) => needed && !titles.includes(title.toLowerCase()));
  if (missing.length > 0) {
    const names = missing.map(({ title }) => `“${title}”`).join(", ");
    return none(1, "", `The first row must name the columns; missing: ${names}. The file to take away has them all.`);
  }
  const problems = new Problems();
  const roleAt = new Map<number, string>();
  table.heading.forEach((title, at) => {
    const role = targetColumn.exec(title)?.[1]?.trim();
    if (role !== undefined)
      roleAt.set(
        at,
        meant(
          role,
          terms.roles.map(({ id, name }) => ({ id, label: name })),
        ),
      );
    else if (title !== "" && !frameworkColumns.some((column) => column.title.toLowerCase() === title.toLowerCase())) {
      problems.say(
        1,
        title,
        `There is no column “${short(title)}”. Take it out, or write it as it is in the file to take away.`,
      );
    }
  });
  const records = table.records.filter(({ cells }) => cells.some(Boolean));
  if (records.length === 0) return none(1, "", "The table has headings and no rows.");
  if (records.length > frameworkLimits.competencies) {
    return none(1, "", `The table has ${records.length} rows; a framework holds ${frameworkLimits.competencies}.`);
  }
  const cellOf = ({ cells }: TableRecord, title: string) => cells[titles.indexOf(title.toLowerCase())] ?? "";
  const competencies = records.map((record) => {
    const cell = (part: string) => cellOf(record, titleOf.get(part) ?? part);
    const competency = competencyOf(cell, terms);
    const result = competencySchema.safeParse(competency);
    if (result.success) return result.data;
    for (const part of new Set(
      result.error.issues.map(({ path }) => path.slice(0, path[0] === "levels" ? 2 : 1).join(".")),
    )) {
      problems.say(record.line, titleOf.get(part) ?? part, faultOf(part, cell(part)));
    }
    return competency;
  });
  const profiles = [...roleAt].map(([at, roleId]): FrameworkProfile => {
    const profile: FrameworkProfile = { roleId, levels: {}, critical: [] };
    records.forEach(({ line, cells }, row) => {
      const id = competencies[row]?.id ?? "";
      const [whole, level, must] = targetCell.exec(cells[at] || "0") ?? [];
      if (whole === undefined) {
        problems.say(
          line,
          table.heading[at] ?? "",
          `“${short(cells[at] ?? "")}” is no target. Write 0 to 4, and “3 must” for a must of the role.`,
        );
      }
      profile.levels[id] = Number(level ?? 0);
      if (must !== undefined) profile.critical.push(id);
    });
    return profile;
  });
  const rowPlaces = records.map(
    ({ line }): Place => ({ line: () => line, column: (part) => titleOf.get(part) ?? part }),
  );
  const lineOf = new Map(competencies.map(({ id }, row) => [id, records[row]?.line ?? 1]));
  const columnPlaces = profiles.map(
    ({ roleId }): Place => ({ line: (part) => lineOf.get(part ?? "") ?? 1, column: () => targetTitle(roleId) }),
  );
  const framework = { competencies, profiles };
  checkFramework(framework, terms, { competencies: rowPlaces, profiles: columnPlaces }, problems);
  const { list } = problems;
  return { kind: "csv", framework: list.length === 0 ? framework : null, problems: list };
}
