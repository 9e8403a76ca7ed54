/** The middle of the values; of an even number of them, the upper middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * How likely two samples would lie at least so far apart if nothing but chance told them apart: the two-sided
 * Mann-Whitney test (H. B. Mann and D. R. Whitney, 1947), by its normal approximation with ties at their middle rank;
 * good from some 20 values a side.
 */
export function chanceOfDifference(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))];
  all.sort((one, other) => one.value - other.value);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    rankSum += all.slice(from, to).filter(({ first }) => first).length * ((from + to + 1) / 2);
    from = to;
  }
  const [n, m] = [a.length, b.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - normal(z));
}

/** The share of the normal distribution below z ≥ 0 (Abramowitz and Stegun, 7.1.26; within 1.5e-7). */
function normal(z: number): number {
  const t = 1 / (1 + (0.3275911 * z) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 1 - (tail * Math.exp((-z * z) / 2)) / 2;
}
