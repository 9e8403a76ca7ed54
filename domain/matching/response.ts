/** Answers at the programme's usual rate that every mentor is credited with, so that one lapse does not sink a newcomer. */
const pseudoAnswers = 8;

/** The median share of requests answered among mentors who have been asked at all; null when nobody has. */
export function usualAnswerRate(records: readonly { answered: number; asked: number }[]): number | null {
  const rates = records
    .filter((record) => record.asked > 0)
    .map((record) => Math.min(1, record.answered / record.asked))
    .sort((a, b) => a - b);
  const middle = Math.floor(rates.length / 2);
  const upper = rates[middle];
  if (upper === undefined) return null;
  if (rates.length % 2 === 1) return upper;
  return (upper + (rates[middle - 1] ?? upper)) / 2;
}

/** Shrunk answer rate, 0 to 1000. A mentor never asked gets the usual rate; null when no usual rate is known. */
export function responseRaw(answered: number, asked: number, usualRate: number | null): number | null {
  if (usualRate === null) return null;
  const rate = (Math.min(answered, asked) + pseudoAnswers * usualRate) / (asked + pseudoAnswers);
  return Math.round(1000 * rate);
}
