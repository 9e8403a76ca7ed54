import { DateTime } from "luxon";
import { z } from "zod";
import { meetingModes } from "../programmes/meeting-modes";
import { hoursPresets } from "./hours";
import { rateInput } from "./schema";

/** The four steps of the start, in their order. */
export const startSteps = ["role", "target", "domain", "benchmark"] as const;
export type StartStep = (typeof startSteps)[number];

const slug = z.string().min(1, "Choose one of the options.").max(100);
const optionalSlug = z.string().max(100).nullable();
/** Most characters of what somebody wants to be able to do; a request takes as many. */
export const goalsLimit = 600;

const zone = z.string().refine((name) => DateTime.utc().setZone(name).isValid, "This time zone is not known.");

/** Answers as given: any of them, in any order. An answer that is left out stays as it was; null takes it back. */
export const startAnswers = z.strictObject({
  currentRoleId: slug.optional(),
  currentDomainId: slug.optional(),
  organisation: z.string().trim().max(120).nullable().optional(),
  employmentType: z.enum(["permanent", "contract", "part_time"]).nullable().optional(),
  yearsExperience: z.int().min(0).max(60).nullable().optional(),
  targetRoleId: slug.optional(),
  goals: z.string().trim().max(goalsLimit).nullable().optional(),
  routeId: optionalSlug.optional(),
  targetDomainId: slug.optional(),
  targetSubdomainId: optionalSlug.optional(),
  domainWish: z.enum(["same", "other", "either"]).optional(),
  hours: z.array(z.enum(hoursPresets)).min(1, "Choose at least one time.").max(hoursPresets.length).optional(),
  timeZone: zone.optional(),
  /** None means that it does not matter. */
  meetingModes: z
    .array(z.enum(meetingModes))
    .max(meetingModes.length)
    .refine((modes) => new Set(modes).size === modes.length, "Name each way once.")
    .optional(),
  ratings: rateInput.shape.ratings.optional(),
});

export type StartAnswers = z.infer<typeof startAnswers>;

/** The answers without which nobody can be suggested; everything else has a default or may come later. */
export const requiredAnswers: Readonly<Record<StartStep, readonly (keyof StartAnswers)[]>> = {
  role: ["currentRoleId", "currentDomainId"],
  target: ["targetRoleId"],
  domain: ["targetDomainId", "hours"],
  benchmark: [],
};

/** What is known of a member at the start. */
export type StartFacts = {
  currentRoleId: string | null;
  currentDomainId: string | null;
  targetRoleId: string | null;
  targetDomainId: string | null;
  hasHours: boolean;
  /** How many of the competencies asked first have an own rating. */
  rated: number;
};

/** Whether a step has all that it must have. The benchmark asks for nothing that must be given. */
export function isAnswered(step: StartStep, facts: StartFacts): boolean {
  switch (step) {
    case "role":
      return facts.currentRoleId !== null && facts.currentDomainId !== null;
    case "target":
      return facts.targetRoleId !== null;
    case "domain":
      return facts.targetDomainId !== null && facts.hasHours;
    case "benchmark":
      return facts.rated > 0;
  }
}

/** The step to show first: the first that still misses something, else the last. */
export function firstOpenStep(facts: StartFacts): StartStep {
  return startSteps.find((step) => !isAnswered(step, facts)) ?? "benchmark";
}

/** True when a request can be sent: every step that asks for something has it. */
export function canSendRequest(facts: StartFacts): boolean {
  return startSteps.every((step) => requiredAnswers[step].length === 0 || isAnswered(step, facts));
}

/** The required answers of a step that a form leaves out, each with the sentence to show. */
export function missingAnswers(step: StartStep, answers: StartAnswers): Record<string, string> {
  return Object.fromEntries(
    requiredAnswers[step]
      .filter((name) => answers[name] === undefined)
      .map((name) => [name, name === "hours" ? "Choose at least one time." : "Choose one of the options."]),
  );
}
