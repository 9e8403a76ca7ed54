const known: ReadonlyMap<number, string> = new Map([
  [7, "Every week"],
  [14, "Every two weeks"],
  [21, "Every three weeks"],
  [28, "Every four weeks"],
  [42, "Every six weeks"],
  [91, "Every quarter"],
]);

/** How often a plan is reviewed, from its days: "Every four weeks". */
export function rhythmWords(days: number | null): string {
  return days === null ? "No rhythm" : (known.get(days) ?? `Every ${days} days`);
}

/** The rhythms to choose from, those among them that are no usual ones. */
export function rhythmOptions(...others: readonly (number | null)[]): { value: string; label: string }[] {
  const unusual = others.filter((days) => days !== null);
  const days = [...new Set([...known.keys(), ...unusual])].sort((a, b) => a - b);
  return [null, ...days].map((one) => ({ value: String(one ?? ""), label: rhythmWords(one) }));
}
