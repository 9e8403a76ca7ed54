/** How many letters have to be added, taken out, changed or swapped with the next one to make one word of another. */
function lettersApart(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, changed, isSwap ? cell(i - 2, j - 2) + 1 : changed),
      );
    }
  }
  return cell(a.length, b.length);
}

/** The shortest word that is taken for misspelt. */
export const shortestMisspelt = 4;

/** Which of some known words a misspelt one most likely is: one or two letters away, three if it is long; null if none is near. */
export function likelyMeant(word: string, known: readonly { word: string; texts: number }[]): string | null {
  const most = word.length < 6 ? 1 : word.length < 10 ? 2 : 3;
  const near = known
    .map((one) => ({ ...one, apart: lettersApart(word, one.word) }))
    .filter(({ apart }) => apart > 0 && apart <= most)
    .sort((a, b) => a.apart - b.apart || b.texts - a.texts || (a.word < b.word ? -1 : 1));
  return near[0]?.word ?? null;
}
