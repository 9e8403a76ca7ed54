/** Words that every PMO person's goals contain: they say nothing about this pair. */
const commonWords = new Set(
  (
    "about after again against all also always am an and any are around as ask at away back be because been before being " +
    "better between big both but by can could did do does doing done down during each even every few first for from get " +
    "give go going good got had has have having he her here hers him his hold how i if in into is it its just keep know " +
    "learn learnt less like long made make many may me mentor mentoring might month months more most move much must my " +
    "need never new next nine no not now of off on once one only open or other our out over own part people person " +
    "pm pms pmo project projects manager managers management managing role roles run running same say see seven she " +
    "should six so some somebody someone something somewhere start still such take team teams than that the their them " +
    "then there these they thing things this those three through time times to too two under until up us use used very " +
    "want wants was way we week weeks well were what when where which while who whole why will with within without work " +
    "worked working would year years you your job jobs career become hours day days able help programme programmes"
  ).split(" "),
);

const stemLength = 6;
/** Shared words that count in full; more add nothing. */
export const enoughSharedWords = 4;

/**
 * The telling words of a text, each under its stem: the first six letters, so that "negotiate" and "negotiation" or
 * "payment" and "payments" meet. The value is the word as written (first seen). Words of under four letters count
 * only when written in capitals (ERP, KYC).
 */
export function tellingWords(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/\p{L}[\p{L}\p{N}]*/gu)) {
    const word = match[0];
    const folded = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    if (commonWords.has(folded)) continue;
    if (folded.length < 4 && word !== word.toUpperCase()) continue;
    if (folded.length < 2) continue;
    const stem = folded.length > stemLength ? folded.slice(0, stemLength) : folded.replace(/(?<=\p{L}{3})s$/u, "");
    if (!found.has(stem)) found.set(stem, folded === word.toLowerCase() && word !== word.toUpperCase() ? folded : word);
  }
  return found;
}

/**
 * Nearness of goals to a mentor, 0 to 1000: a shared specialism first, shared words second, half each. What the mentee
 * has not said is left out and the other half counts in full; null when neither is said.
 */
export function goalsRaw(specialism: boolean | null, sharedWords: number | null): number | null {
  const words = sharedWords === null ? null : Math.min(sharedWords, enoughSharedWords) / enoughSharedWords;
  if (specialism === null) return words === null ? null : Math.round(1000 * words);
  const tag = specialism ? 1 : 0;
  return Math.round(1000 * (words === null ? tag : (tag + words) / 2));
}
