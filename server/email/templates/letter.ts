import { clockTime, weekdayDate } from "@/domain/dates";

/** What every template knows: whom it addresses, in which zone, and how to write an address of this site. */
export type Letter = {
  name: string;
  zone: string;
  now: Date;
  url: (path: string) => string;
};

/** “by Friday 27 November”, in the reader's zone; words that stay true when no date stands. */
export function byDay(letter: Letter, due: Date | null, otherwise = "soon"): string {
  return due === null ? otherwise : `by ${weekdayDate(due, letter.zone)}`;
}

/** “Friday 27 November, 14:35” in the reader's zone. */
export function dayAndTime(letter: Letter, instant: Date): string {
  return `${weekdayDate(instant, letter.zone)}, ${clockTime(instant, letter.zone)}`;
}

/** Why they got it, for mail that cannot be switched off. */
export function always(letter: Letter, because: string, kind: string): string {
  return `Sent to ${letter.name} because ${because}. ${kind} are always sent.`;
}

/** Where mail and sign-in are looked after. */
export function accountSettings(letter: Letter): { label: string; url: string } {
  return { label: "Your account", url: letter.url("/account") };
}
