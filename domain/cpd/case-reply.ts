import type { CpdOffer } from "./offers";

/** A reply of a member in a discussion about a case. */
export type CaseReply = {
  /** Where it was first posted. A reply that was moved is no other: it is not offered again. */
  readonly threadId: string;
  readonly caseTitle: string;
  readonly path: string;
  /** The day on the author's calendar, ISO. */
  readonly day: string;
  /** Words of their own, without what they quote. */
  readonly words: number;
};

/** From when on how many words make a reply worth an entry, and how many are reckoned for a minute; the newest last. */
const rules = [{ from: "2026-11-22", leastWords: 80, wordsPerMinute: 8 }] as const;
const mostMinutes = 60;

/** The rule of a day; a day before the first has the first. */
function ruleOn(day: string) {
  return rules.findLast(({ from }) => from <= day) ?? rules[0];
}

/** Whether a reply is long enough to be offered for the ledger, by the rule of its day. */
const isSubstantive = ({ day, words }: Pick<CaseReply, "day" | "words">): boolean => words >= ruleOn(day).leastWords;

/**
 * Substantive replies as offers, one for each thread: the first that is long enough, with its minutes reckoned from its words to
 * the nearest five. Wants the replies in the order in which they were posted.
 */
export function caseReplyOffers(replies: readonly CaseReply[]): CpdOffer[] {
  const firsts = new Map<string, CaseReply>();
  for (const reply of replies)
    if (isSubstantive(reply) && !firsts.has(reply.threadId)) firsts.set(reply.threadId, reply);
  return [...firsts.values()].map(({ threadId, caseTitle, path, day, words }) => ({
    kind: "case_reply",
    sourceId: threadId,
    suit: "case_reply",
    happenedOn: day,
    minutes: Math.min(mostMinutes, 5 * Math.round(words / ruleOn(day).wordsPerMinute / 5)),
    what: `Reply in the discussion of “${caseTitle}”`,
    path,
    note: `The time is reckoned from its ${words} words. Put in what it truly took, reading included. Quoted words, replies under ${ruleOn(day).leastWords} words and further replies in the same thread are not offered.`,
  }));
}
