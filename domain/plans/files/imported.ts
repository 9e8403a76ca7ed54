import type { PlanDocument } from "../document";
import type { PlanBaseline } from "../schedule/baseline";

/** What is wrong at one line of a file; of a table, lines are rows with the headings as the first. */
export type ImportProblem = { line: number; message: string };

/** What was read from a file. With a problem there is no document; `leftOut` says what the plan has no place for. */
export type ImportedPlan = {
  document: PlanDocument | null;
  baseline: PlanBaseline | null;
  problems: ImportProblem[];
  leftOut: string[];
};

/** However much is wrong with a file, so many problems are told; the rest shows when these are put right. */
export const mostProblems = 50;

/** The fields of the plan itself, for files that have none. A plan keeps the version of the framework that it has. */
export type PlanHead = Omit<PlanDocument, "items" | "frameworkVersion">;

/** A file of which nothing can be read. */
export function unreadable(message: string, line = 1): ImportedPlan {
  return { document: null, baseline: null, problems: [{ line, message }], leftOut: [] };
}

/** Collects what a plan has no place for; what comes often is counted instead of repeated. */
export class LeftOut {
  readonly #lines: string[] = [];
  readonly #counts = new Map<string, number>();

  /** Says one thing in a sentence of its own. */
  say(sentence: string): void {
    if (this.#lines.length < mostProblems) this.#lines.push(sentence);
  }

  /** Counts one of many; `one` and `many` name it. */
  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  get lines(): string[] {
    return [
      ...this.#lines,
      ...[...this.#counts].map(([what, count]) => (count === 1 ? what : `${what} (${count} times)`)),
    ];
  }
}
