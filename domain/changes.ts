/** A stretch of a text that stayed, came or went. */
export type Change = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** Beyond so many comparisons the two texts are shown one after the other: nobody reads such differences word by word. */
const mostComparisons = 500_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** How long the longest common run of words from each pair of places on is, row by row from the end. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let row = before.length - 1; row >= 0; row -= 1) {
    const [here, below] = [table[row], table[row + 1]];
    if (here === undefined || below === undefined) continue;
    for (let column = after.length - 1; column >= 0; column -= 1) {
      here[column] =
        before[row] === after[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return table;
}

/** Joins neighbours of one kind. */
function joined(parts: readonly Change[]): Change[] {
  const list: Change[] = [];
  for (const part of parts) {
    const last = list.at(-1);
    if (last?.kind === part.kind) list[list.length - 1] = { kind: part.kind, text: last.text + part.text };
    else list.push(part);
  }
  return list;
}

/** The differences between two texts, by words. What stayed and what was added make the new text; what stayed and went, the old. */
export function changes(old: string, fresh: string): Change[] {
  const [was, is] = [wordsOf(old), wordsOf(fresh)];
  // What stands alike at both ends is most of it, and need not be compared with everything.
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  const same = (words: readonly string[]): Change[] =>
    words.length === 0 ? [] : [{ kind: "same", text: words.join("") }];
  const middle = between(was.slice(head, was.length - tail), is.slice(head, is.length - tail));
  return joined([...same(was.slice(0, head)), ...middle, ...same(was.slice(was.length - tail))]);
}

function between(before: readonly string[], after: readonly string[]): Change[] {
  if (before.length * after.length > mostComparisons)
    return [
      { kind: "removed", text: before.join("") },
      { kind: "added", text: after.join("") },
    ];
  const table = commonLengths(before, after);
  const parts: Change[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [was, is] = [before[row], after[column]];
    if (was !== undefined && was === is) {
      parts.push({ kind: "same", text: was });
      row += 1;
      column += 1;
    } else if (
      was !== undefined &&
      (is === undefined || (table[row + 1]?.[column] ?? 0) >= (table[row]?.[column + 1] ?? 0))
    ) {
      parts.push({ kind: "removed", text: was });
      row += 1;
    } else {
      parts.push({ kind: "added", text: is ?? "" });
      column += 1;
    }
  }
  return parts;
}
