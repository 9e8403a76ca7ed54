import type { Framework } from "./document";

/** What is wrong at one place of a file: its line, the column or the part of the entry, and a sentence. */
export type FrameworkProblem = { readonly line: number; readonly column: string; readonly message: string };

/** What was read from a file. With a problem there is no framework. */
export type ReadFramework = {
  readonly kind: "csv" | "json";
  readonly framework: Framework | null;
  readonly problems: readonly FrameworkProblem[];
};

/** However much is wrong with a file, so many problems are told; the rest shows when these are put right. */
const mostProblems = 100;

/** Gathers what is wrong with a file. */
export class Problems {
  readonly #found: FrameworkProblem[] = [];

  /** Notes what is wrong at a place, in a sentence. */
  say(line: number, column: string, message: string): void {
    this.#found.push({ line, column, message });
  }

  /** In the order of the lines; of very many the first, and how many more there are. */
  get list(): FrameworkProblem[] {
    const ordered = this.#found.toSorted((a, b) => a.line - b.line);
    const more = ordered.length - mostProblems;
    const shown = ordered.slice(0, mostProblems);
    if (more <= 0) return shown;
    const message = `${more} more problems follow; they are told when these are put right.`;
    return [...shown, { line: shown.at(-1)?.line ?? 1, column: "", message }];
  }
}

/** The start of a text, to be cited in a sentence. */
export const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
