import { longDate } from "@/domain/dates";
import { decisionWords } from "@/domain/gates/effects";
import type { GateDecision } from "@/domain/gates/words";
import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about a gate may say: which gate, whose step it is by when. Never what either of the two has written. */
export type GateNews = {
  /** The other's first name. */
  other: string;
  plan: string;
  wbs: string;
  title: string;
  path: string;
  /** By when the reader owes something; null when they owe nothing. */
  dueAt: Date | null;
};

/** What was decided, in figures. Days are calendar days. */
export type DecidedGate = {
  decision: GateDecision;
  conditions: number;
  /** The first day by which a condition is due. */
  firstDue: string | null;
  holdUntil: string | null;
  met: number;
  criteria: number;
  /** The last day of the plan as forecast when it was decided. */
  finish: string;
};

const kind = "Gate decisions";
const inFull = (day: string) => longDate(new Date(`${day}T12:00:00Z`), "UTC");

function named({ wbs, title }: GateNews): string {
  return `${wbs}, “${title}”`;
}

/** To the mentor: a gate waits for a decision. */
export function gateSubmitted(letter: Letter, news: GateNews & { evidence: number }): MailContent {
  return {
    subject: `${news.other} puts ${news.wbs} forward for review`,
    preheader: `Please decide ${byDay(letter, news.dueAt)}.`,
    kicker: news.plan,
    heading: `${news.wbs} waits for your decision`,
    paragraphs: [
      `${news.other} has put gate ${named(news)} forward. Mark each criterion on its evidence, then decide: proceed, proceed with conditions, hold, or change of route.`,
    ],
    facts: [
      ["Gate", named(news)],
      ["Evidence", news.evidence === 1 ? "1 piece" : `${news.evidence} pieces`],
      ["Decide", byDay(letter, news.dueAt)],
    ],
    button: { label: "Open the gate", url: letter.url(news.path) },
    reason: always(letter, "you mentor the person whose plan it is", kind),
  };
}

/** To the owner: what the mentor decided, and what comes next. */
export function gateDecided(letter: Letter, { decided, ...news }: GateNews & { decided: DecidedGate }): MailContent {
  const words = decisionWords(decided.decision, decided.conditions);
  const facts: (readonly [string, string])[] = [
    ["Criteria", `${decided.met} of ${decided.criteria} met`],
    ["Forecast finish", inFull(decided.finish)],
    ["Sign", byDay(letter, news.dueAt)],
  ];
  if (decided.firstDue !== null) facts.unshift(["First condition", `By ${inFull(decided.firstDue)}`]);
  if (decided.holdUntil !== null) facts.unshift(["Looked at again", inFull(decided.holdUntil)]);
  return {
    subject: `${news.wbs}: ${words.toLowerCase()}`,
    preheader: `${news.other} has signed. Your signature is due ${byDay(letter, news.dueAt)}.`,
    kicker: news.plan,
    heading: words,
    paragraphs: [whatFollows(decided, news)],
    facts,
    button: { label: "Read the review", url: letter.url(news.path) },
    reason: always(letter, "a gate of your plan was signed", kind),
  };
}

function whatFollows({ decision }: DecidedGate, news: GateNews): string {
  const signed = `${news.other} has signed gate ${named(news)}.`;
  switch (decision) {
    case "proceed":
      return `${signed} What waited for it can start.`;
    case "conditions":
      return `${signed} What waited for it can start, and each condition is a task of your plan with its date.`;
    case "hold":
      return `${signed} A hold is not a failure; it is a date, and the plan has been forecast again from it.`;
    case "route":
      return `${signed} Your plan stays as it is; begin a new one for the new route when you are ready.`;
  }
}

/** To the mentor: the owner has signed too. */
export function gateCountersigned(letter: Letter, news: GateNews): MailContent {
  return {
    subject: `${news.wbs} is signed by both`,
    preheader: `${news.other} has signed your decision.`,
    kicker: news.plan,
    heading: `${news.wbs} is signed by both`,
    paragraphs: [`${news.other} has signed your decision on gate ${named(news)}. The review stays as it is, for good.`],
    facts: [["Gate", named(news)]],
    button: { label: "Read the review", url: letter.url(news.path) },
    reason: always(letter, "you decided this gate", kind),
  };
}
