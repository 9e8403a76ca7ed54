import { expect, it } from "vitest";
import { type CaseReply, caseReplyOffers } from "./case-reply";

const reply: CaseReply = {
  threadId: "11111111-1111-4111-8111-111111111111",
  caseTitle: "TSB: a weekend",
  path: "/cases/tsb-2018?from=4#post-4",
  day: "2026-11-25",
  words: 160,
};

it("a substantive reply is offered with the time that its words are reckoned to take", () => {
  expect(caseReplyOffers([reply])).toMatchObject([
    {
      kind: "case_reply",
      suit: "case_reply",
      sourceId: reply.threadId,
      happenedOn: "2026-11-25",
      minutes: 20,
      what: "Reply in the discussion of “TSB: a weekend”",
      path: reply.path,
    },
  ]);
});

it("what is shorter than the rule of its day asks is not offered, however many there are", () => {
  expect(
    caseReplyOffers([
      { ...reply, words: 79 },
      { ...reply, words: 79 },
    ]),
  ).toEqual([]);
  expect(caseReplyOffers([{ ...reply, words: 80 }])).toMatchObject([{ minutes: 10 }]);
  expect(caseReplyOffers([{ ...reply, day: "2026-01-01", words: 80 }])).toHaveLength(1);
});

it("a thread is offered once, by its first substantive reply, and never for more than an hour", () => {
  const offers = caseReplyOffers([{ ...reply, words: 10 }, { ...reply, words: 3_000, path: "/first" }, reply]);
  expect(offers).toMatchObject([{ path: "/first", minutes: 60 }]);
});
