import { z } from "zod";
import { normaliseEmail } from "../accounts/email";

/** What a programme may set for itself. The defaults are the product's; days are working days unless named otherwise. */
export const programmeSettingsSchema = z.strictObject({
  /** Working days a mentor has to answer a request (B7). */
  requestAnswerDays: z.int().min(1).max(30),
  /** Working days that "tell me more" stops the clock, once (B5). */
  questionPauseDays: z.int().min(1).max(10),
  /** Ranked choices in one request (B6). */
  rankedChoices: z.int().min(1).max(5),
  /** Open requests of one mentee (B8). */
  openRequests: z.int().min(1).max(10),
  /** Requests in a row left to run out before a mentor counts as silent (B2). */
  silentAfterLapses: z.int().min(1).max(10),
  /** Working days for a coordinator to decide on a mentor's application (A4). */
  applicationDays: z.int().min(1).max(30),
  /** Calendar days after which an unsigned agreement shows on both homes (C2). */
  agreementDays: z.int().min(1).max(60),
  /** Whether a mentor must have done the briefing before being available (A8). */
  briefingRequired: z.boolean(),
  /** Whether two people of one employer may be paired, unless they share a unit or a reporting line (B13). */
  sameEmployerAllowed: z.boolean(),
  /** Where members can write to the coordinators, shown to everybody on the help page; empty for nowhere. */
  contact: z
    .string()
    .trim()
    .max(254)
    .refine(
      (given) => given === "" || normaliseEmail(given) !== null,
      "Enter an e-mail address such as name@example.org.",
    ),
  /** Whether new mentors wait for a coordinator's approval (A4). */
  approvalRequired: z.boolean(),
});

export type ProgrammeSettings = z.infer<typeof programmeSettingsSchema>;

export const defaultProgrammeSettings: ProgrammeSettings = {
  requestAnswerDays: 5,
  questionPauseDays: 5,
  rankedChoices: 3,
  openRequests: 3,
  silentAfterLapses: 2,
  applicationDays: 5,
  agreementDays: 14,
  contact: "",
  briefingRequired: true,
  sameEmployerAllowed: true,
  approvalRequired: true,
};

/** The settings in force: what the programme chose, the defaults elsewhere. */
export function effectiveSettings(chosen: Partial<ProgrammeSettings>): ProgrammeSettings {
  return { ...defaultProgrammeSettings, ...chosen };
}
