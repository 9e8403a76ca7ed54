import { checkDocument, faultSentence } from "../checks";
import { documentSchema, itemSchema, type PlanDocument, type PlanItem, planLimits } from "../document";
import { type ImportProblem, LeftOut, mostProblems, type PlanHead } from "./imported";

const fieldNames: Readonly<Record<string, string>> = {
  title: "name",
  notBefore: "day before which it must not start",
  durationDays: "duration",
  effortHours: "effort",
  after: "links",
  progress: "progress",
  startedOn: "day of starting",
  finishedOn: "day of finishing",
  statusReason: "reason",
  doneWhen: "“done when”",
  note: "note",
  criteria: "exit criteria",
  competencyIds: "competencies",
  purpose: "purpose",
  startsOn: "first day",
  hoursPerWeek: "hours a week",
  reviewEveryDays: "rhythm of reviews",
};

const nameOf = (path: PropertyKey | undefined) => fieldNames[String(path)] ?? "entry";

/** Gathers what an import finds, and makes the document when nothing is wrong. */
export class ImportBuilder {
  readonly problems: ImportProblem[] = [];
  readonly leftOut = new LeftOut();
  #more = 0;

  /** Notes what is wrong at a line, in a sentence. */
  problem(line: number, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ line, message });
    else this.#more += 1;
  }

  /**
   * The document of these items, each from its line; null when anything is wrong, which is then among the problems in
   * the order of the lines.
   */
  finish(head: PlanHead, items: readonly PlanItem[], lines: readonly number[]): PlanDocument | null {
    if (items.length > planLimits.items) {
      this.problem(1, `The file has ${items.length} rows; a plan holds ${planLimits.items}.`);
      return this.#none();
    }
    const lineOf = new Map(items.map((item, index) => [item.id, lines[index] ?? 1]));
    const clean = items.flatMap((item): PlanItem[] => {
      const result = itemSchema.safeParse(item);
      if (result.success) return [result.data];
      const names = new Set(result.error.issues.map((issue) => nameOf(issue.path[0])));
      this.problem(
        lineOf.get(item.id) ?? 1,
        `“${item.title.slice(0, 80)}”: the ${[...names].join(", ")} cannot be taken as written.`,
      );
      return [];
    });
    if (clean.length < items.length || this.problems.length > 0) return this.#none();
    const result = documentSchema.safeParse({ ...head, items: clean });
    if (!result.success) {
      const names = new Set(result.error.issues.map((issue) => nameOf(issue.path[0])));
      this.problem(1, `The ${[...names].join(", ")} of the plan cannot be taken as written.`);
      return this.#none();
    }
    for (const fault of checkDocument(result.data)) {
      this.problem(lineOf.get(fault.itemIds[0] ?? "") ?? 1, faultSentence(fault, result.data));
    }
    return this.problems.length === 0 ? result.data : this.#none();
  }

  #none(): null {
    this.problems.sort((a, b) => a.line - b.line);
    if (this.#more > 0) {
      const last = this.problems.at(-1)?.line ?? 1;
      this.problems.push({
        line: last,
        message: `${this.#more} more problems follow; they are told when these are put right.`,
      });
      this.#more = 0;
    }
    return null;
  }
}
