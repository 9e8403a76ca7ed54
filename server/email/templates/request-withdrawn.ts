import type { Withdrawal } from "@/domain/requests/state";
import type { MailContent } from "../content";
import { always, type Letter } from "./letter";
import type { RequestNews } from "./request-asked";

/** To the mentor who had been asked: there is nothing left to answer, and why. */
export function requestWithdrawn(
  letter: Letter,
  { programme, mentee, withdrawal }: RequestNews & { withdrawal: Withdrawal | null },
): MailContent {
  const title =
    withdrawal === "accepted_elsewhere"
      ? `${mentee} has found a mentor`
      : withdrawal === "taken_back"
        ? `${mentee} has taken the request back`
        : `${mentee}’s request is closed`;
  const why =
    withdrawal === "accepted_elsewhere"
      ? "Another mentor whom they had asked accepted first, so this request has closed by itself. "
      : "";
  return {
    subject: title,
    preheader: "There is nothing left for you to answer.",
    kicker: programme,
    heading: title,
    paragraphs: [`${why}There is nothing left for you to answer, and your record of answers is not touched by it.`],
    facts: [["Your places", "As they were"]],
    button: { label: "Your mentoring page", url: letter.url("/mentoring") },
    reason: always(letter, "you had been asked", "Requests"),
  };
}
