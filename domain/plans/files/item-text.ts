import type { Criterion, PlanItem } from "../document";

const rated = / \(([a-z0-9-]+) at least ([0-4])\)$/;

/** An exit criterion in one line; a rated one ends with its competency and level. */
export function criterionLine(criterion: Criterion): string {
  const text = criterion.text.replace(/\s+/g, " ");
  return criterion.competencyId === null || criterion.minLevel === null
    ? text
    : `${text} (${criterion.competencyId} at least ${criterion.minLevel})`;
}

/** The criterion that a line of a file states. */
export function criterionOf(line: string, id: string): Criterion {
  const [whole, competencyId, level] = rated.exec(line) ?? [];
  if (whole === undefined || competencyId === undefined)
    return { id, text: line.trim(), competencyId: null, minLevel: null };
  return { id, text: line.slice(0, -whole.length).trim(), competencyId, minLevel: Number(level) };
}

const headings = { doneWhen: "Done when:", statusReason: "Reason:", criteria: "Exit criteria:" } as const;

type Texts = Pick<PlanItem, "note" | "doneWhen" | "statusReason" | "criteria">;

/** What is written about an item, as the one note that a project file has for it. */
export function noteOf(item: Texts): string {
  const parts = [
    item.note,
    item.doneWhen && `${headings.doneWhen}\n${item.doneWhen}`,
    item.statusReason && `${headings.statusReason}\n${item.statusReason}`,
    item.criteria.length > 0 && `${headings.criteria}\n${item.criteria.map((c) => `- ${criterionLine(c)}`).join("\n")}`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** Takes such a note apart again; a note without our headings is a note. `newId` gives each criterion its id. */
export function textsOf(note: string, newId: () => string): Texts {
  const texts: Record<"note" | keyof typeof headings, string[]> = {
    note: [],
    doneWhen: [],
    statusReason: [],
    criteria: [],
  };
  let part = texts.note;
  for (const line of note.replace(/\r\n?/g, "\n").split("\n")) {
    if (line.trim() === headings.doneWhen) part = texts.doneWhen;
    else if (line.trim() === headings.statusReason) part = texts.statusReason;
    else if (line.trim() === headings.criteria) part = texts.criteria;
    else part.push(line);
  }
  const text = (lines: string[]) => lines.join("\n").trim();
  const criteria = texts.criteria.map((line) => line.replace(/^- /, "").trim()).filter(Boolean);
  return {
    note: text(texts.note),
    doneWhen: text(texts.doneWhen),
    statusReason: text(texts.statusReason),
    criteria: criteria.map((line) => criterionOf(line, newId())),
  };
}
