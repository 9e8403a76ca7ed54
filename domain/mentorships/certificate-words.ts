import { longDate } from "../dates";
import { type CertificateSide, hoursInWords, sessionsInWords, unnamed } from "./certificate";

/** What the words of a certificate are made of; days are ISO dates. */
export type Certified = {
  holder: string;
  side: CertificateSide;
  other: string | null;
  programme: string;
  from: string;
  to: string;
  sessions: number;
  minutes: number;
};

export const certificateTitle = "Certificate of a completed mentorship";

const day = (iso: string) => longDate(new Date(`${iso}T12:00:00Z`), "UTC");

/** Who completed it, with whom, as what and where: “Maya Reader completed a mentorship with their mentor, as the mentee, …” */
export function sentenceOf({ holder, side, other, programme }: Certified, { withName = true } = {}): string {
  const said = `completed a mentorship with ${other ?? unnamed(side)}, as the ${side}, in the programme “${programme}”.`;
  return withName ? `${holder} ${said}` : said;
}

/** The figures in cells: label and value. */
export function figuresOf({ from, to, sessions, minutes }: Certified): { label: string; value: string }[] {
  return [
    { label: "From", value: day(from) },
    { label: "To", value: day(to) },
    { label: "Confirmed by both", value: sessionsInWords(sessions) },
    { label: "Together", value: hoursInWords(minutes) },
  ];
}

/** Who confirms what: what a certificate claims. */
export function certificateClaims({ programme, sessions, minutes }: Certified): string {
  return `By the records of the programme “${programme}”, the mentorship took place between these dates and was completed. Its ${sessionsInWords(sessions)}, ${hoursInWords(minutes)} in all, ${sessions === 1 ? "was" : "were each"} recorded by one of the two and confirmed by the other.`;
}

/** What it does not claim. */
export const certificateLimits =
  "It is not a qualification. It says nothing about what the two worked on, why, or with what result.";
