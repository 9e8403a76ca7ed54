import { writeTable } from "@/domain/csv-table";
import { type Framework, type FrameworkCompetency, levels } from "./document";

/** The columns of a framework as a table; those that are `needed` must be there. After them each role has one. */
export const frameworkColumns = [
  {
    part: "id",
    title: "ID",
    needed: false,
    means: "Leave it as it is. Empty for a new one: it is made from the name.",
  },
  { part: "name", title: "Name", needed: true, means: "One line." },
  { part: "description", title: "Description", needed: true, means: "What it is, in a sentence or two." },
  { part: "planArea", title: "Plan area", needed: true, means: "One of the five areas of a plan." },
  {
    part: "difference",
    title: "Difference",
    needed: true,
    means: "One of the differences that the benchmark groups by.",
  },
  { part: "differencePart", title: "Part of the difference", needed: false, means: "Empty where there is none." },
  ...levels.map((level) => ({
    part: `levels.${level}`,
    title: `Level ${level}`,
    needed: true,
    means: level === 0 ? "What each level looks like at work, one column each." : "",
  })),
  { part: "evidence", title: "Evidence", needed: false, means: "Examples, one on each line of the cell." },
  { part: "interviewProbe", title: "Interview question", needed: true, means: "What an interviewer would ask." },
] as const satisfies readonly { part: string; title: string; needed: boolean; means: string }[];

/** The heading of a role's column. */
export const targetTitle = (roleId: string): string => `Target: ${roleId}`;

function cellsOf(one: FrameworkCompetency): string[] {
  return [
    one.id,
    one.name,
    one.description,
    one.planArea,
    one.difference,
    one.differencePart ?? "",
    ...one.levels,
    one.evidence.join("\n"),
    one.interviewProbe,
  ];
}

/** The framework as a table of comma-separated values in UTF-8: a row for each competency, a column for each role. */
export function frameworkTable({ competencies, profiles }: Framework): string {
  const heading = [...frameworkColumns.map(({ title }) => title), ...profiles.map(({ roleId }) => targetTitle(roleId))];
  const rows = competencies.map((one) => [
    ...cellsOf(one),
    ...profiles.map(
      ({ levels: asked, critical }) => `${asked[one.id] ?? 0}${critical.includes(one.id) ? " must" : ""}`,
    ),
  ]);
  return writeTable(heading, rows);
}
