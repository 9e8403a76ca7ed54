import type { MailContent } from "../content";
import type { Letter } from "./letter";
import type { PlanNews } from "./plan-news";

/** To whoever is spoken to: somebody has commented, or has answered what they wrote. Told at most once an hour, and not against their wish. */
export function planCommented(
  letter: Letter,
  { other, plan, path, isAnswer, unsubscribe }: PlanNews & { isAnswer: boolean; unsubscribe: string },
): MailContent {
  const heading = isAnswer
    ? `${other} has answered your comment on plan ${plan}`
    : `${other} has commented on plan ${plan}`;
  return {
    subject: heading,
    preheader: "Read it beside the task that it is about.",
    heading,
    paragraphs: ["Further comments within the hour are not mailed one by one."],
    facts: [["Plan", plan]],
    button: { label: isAnswer ? "Read the answer" : "Read the comment", url: letter.url(path) },
    reason: `Sent to ${letter.name} because you work on this plan.`,
    settings: { label: "Choose your e-mail", url: letter.url("/account/email") },
    unsubscribe: { label: "Unsubscribe from mail about comments", url: unsubscribe },
  };
}
