import { placeOfZone } from "@/domain/accounts/places";
import { clockTime } from "@/domain/dates";
import type { MailContent } from "../content";
import type { Letter } from "./letter";

/** A code and a link that do the same, once. */
export type OneTime = { code: string; link: string; expiresAt: Date };

type Words = {
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  button: string;
  notYou: string;
  because: string;
};

/** The shape that all mail with a code shares: what it is for, the code, until when, and what to do if it was not you. */
export function oneTimeMail(letter: Letter, { code, link, expiresAt }: OneTime, words: Words): MailContent {
  const until = clockTime(expiresAt, letter.zone);
  return {
    subject: words.subject,
    preheader: `It works once, until ${until}.`,
    heading: words.heading,
    paragraphs: words.paragraphs,
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
    facts: [["Works", `once, on any device, until ${until}, ${placeOfZone(letter.zone)} time`]],
    button: { label: words.button, url: letter.url(link) },
    afterwards: [words.notYou],
    reason: `Sent because ${words.because}. Codes are sent only when somebody asks for one.`,
  };
}
