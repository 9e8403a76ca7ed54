import { longDate } from "@/domain/dates";
import type { PlanState } from "@/domain/plans/life";
import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about a plan may say: whose doing it is, the plan's number, where it is read. Never what is written in it. */
export type PlanNews = { other: string; plan: string; path: string };

const because = "you work on this plan";

/** To the mentor: a plan is put forward to be agreed. */
export function planProposed(
  letter: Letter,
  { other, plan, path, dueAt, finish }: PlanNews & { dueAt: Date | null; finish: Date },
): MailContent {
  const heading = `${other} asks you to agree plan ${plan}`;
  return {
    subject: heading,
    preheader: `Please sign it or say what is missing ${byDay(letter, dueAt)}.`,
    heading,
    paragraphs: ["Your signature fixes its dates as the baseline. Nothing that is changed afterwards is signed by it."],
    facts: [
      ["Plan", plan],
      ["Ends", longDate(finish, letter.zone)],
      ["Answer", byDay(letter, dueAt)],
    ],
    button: { label: "Read the plan", url: letter.url(path) },
    reason: always(letter, because, "Messages about agreements"),
  };
}

/** To the owner: the mentor has signed or declined; to both: nobody answered in time. */
export function planProposalAnswered(
  letter: Letter,
  { other, plan, path, outcome }: PlanNews & { outcome: "agreed" | "declined" | "lapsed" },
): MailContent {
  const news = {
    agreed: [`Plan ${plan} is agreed`, `${other} has signed it. Its dates are the baseline from now on.`],
    declined: [
      `${other} has not agreed plan ${plan} yet`,
      "What is missing is said on the plan. Change it and put it forward again.",
    ],
    lapsed: [`Plan ${plan} was not agreed in time`, "The plan is as it was. It can be put forward again at any time."],
  } as const;
  const [heading, text] = news[outcome];
  return {
    subject: heading,
    preheader: text,
    heading,
    paragraphs: [text],
    facts: [["Plan", plan]],
    button: { label: "Open the plan", url: letter.url(path) },
    reason: always(letter, because, "Messages about agreements"),
  };
}

/** To the owner: the mentor would change something. Told at most once an hour. */
export function planSuggested(letter: Letter, { other, plan, path }: PlanNews): MailContent {
  const heading = `${other} suggests a change to plan ${plan}`;
  return {
    subject: heading,
    preheader: "The plan stays as it is until you accept.",
    heading,
    paragraphs: [
      "The plan stays as it is until you accept. You may also reject it, with or without words.",
      "Further suggestions within the hour are not mailed one by one.",
    ],
    facts: [["Plan", plan]],
    button: { label: "See the suggestion", url: letter.url(path) },
    reason: always(letter, because, "Messages about plans"),
  };
}

/** To the mentor: the owner has accepted or rejected what they suggested. Told at most once an hour. */
export function planSuggestionAnswered(
  letter: Letter,
  { other, plan, path, accepted }: PlanNews & { accepted: boolean },
): MailContent {
  const heading = accepted ? `${other} has taken up your suggestion` : `${other} has not taken up your suggestion`;
  return {
    subject: heading,
    preheader: `Plan ${plan}.`,
    heading,
    paragraphs: [
      accepted ? "It is a revision of the plan now, with your reason." : "The plan stays as it was.",
      "Further answers within the hour are not mailed one by one.",
    ],
    facts: [["Plan", plan]],
    button: { label: "Read the answer", url: letter.url(path) },
    reason: always(letter, because, "Messages about plans"),
  };
}

/** To the mentor: the owner has completed the plan, given it up, or taken it up again. */
export function planMoved(letter: Letter, { other, plan, path, to }: PlanNews & { to: PlanState }): MailContent {
  const news = {
    completed: [
      `${other} has completed plan ${plan}`,
      "Nothing more is asked of you about it. It stays there to be read.",
    ],
    abandoned: [
      `${other} has given up plan ${plan}`,
      "Nothing more is asked of you about it. It stays there to be read.",
    ],
    draft: [`${other} has taken up plan ${plan} again`, "It is a draft, as it was before."],
    agreed: [`${other} has taken up plan ${plan} again`, "It stands as you two agreed it, and is worked on again."],
  } as const satisfies Record<PlanState, readonly [heading: string, text: string]>;
  const [heading, text] = news[to];
  return {
    subject: heading,
    preheader: text,
    heading,
    paragraphs: [text, "Your mentorship goes on as it was."],
    facts: [["Plan", plan]],
    button: { label: "Open the plan", url: letter.url(path) },
    reason: always(letter, because, "Messages about plans"),
  };
}
