import { z } from "zod";
import { meetingModeLabels, meetingModes } from "../programmes/meeting-modes";

/** One clause of the catalogue, as it stood when a version was drawn up. */
export type Clause = { id: string; title: string; text: string };

export const cadenceChoices = [7, 14, 21, 28] as const;
export const cadenceWords: Readonly<Record<(typeof cadenceChoices)[number], string>> = {
  7: "every week",
  14: "every two weeks",
  21: "every three weeks",
  28: "every four weeks",
};
export const sessionLengths = [30, 45, 60, 90] as const;

/** The longest time ahead that an agreement may name: two years of calendar days. */
export const longestAgreementDays = 730;
export const agreementLimits = { scope: 1000, name: 120, contact: 500, words: 1000 } as const;

/** A cadence in words; any number of days that the form does not offer is said as days. */
export function cadenceText(days: number): string {
  const known = cadenceChoices.find((choice) => choice === days);
  return known === undefined ? `every ${days} days` : cadenceWords[known];
}

/** A channel in words. */
export function channelText(channel: string): string {
  const known = meetingModes.find((one) => one === channel);
  return known === undefined ? channel : meetingModeLabels[known];
}

const oneOf = <T extends number>(values: readonly T[]) =>
  z.coerce
    .number()
    .int()
    .refine((value) => values.some((known) => known === value), "Choose one of the options.");

const typedName = z.string().trim().min(1, "Type your name to sign.").max(agreementLimits.name);

/** A change of the agreement, signed by whoever proposes it. */
export const proposeAgreementSchema = z.strictObject({
  mentorshipId: z.uuid(),
  /** The version that was on the screen: a change made meanwhile by the other side is not overwritten. */
  version: z.coerce.number().int().min(1),
  scope: z.string().trim().min(10, "Say in a sentence what you work on.").max(agreementLimits.scope),
  cadenceDays: oneOf(cadenceChoices),
  sessionMinutes: oneOf(sessionLengths),
  channel: z.enum(meetingModes),
  endsOn: z.iso.date("Give a date."),
  typedName,
});
export type ProposeAgreement = z.output<typeof proposeAgreementSchema>;

export const signAgreementSchema = z.strictObject({
  mentorshipId: z.uuid(),
  version: z.coerce.number().int().min(1),
  typedName,
});

export const contactNoteSchema = z.strictObject({
  mentorshipId: z.uuid(),
  text: z.string().trim().max(agreementLimits.contact),
});

/** A move by one side. The reason is for the coordinators, the farewell for the other side; both may be empty. */
export const moveMentorshipSchema = z.strictObject({
  mentorshipId: z.uuid(),
  move: z.enum(["pause", "resume", "complete", "end"]),
  reason: z.string().trim().max(agreementLimits.words).default(""),
  farewell: z.string().trim().max(agreementLimits.words).default(""),
});

/** A typed name signs for the account's own name: letters and their order decide, not case, accents or spaces. */
export function isSignatureOf(typed: string, name: string): boolean {
  const fold = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
  return fold(name) !== "" && fold(typed) === fold(name);
}
