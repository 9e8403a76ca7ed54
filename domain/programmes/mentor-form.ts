import { z } from "zod";
import { meetingModes } from "./meeting-modes";

const id = z.string().min(1).max(80);

/** The domains somebody can speak for; exactly one leads. */
export const mentorDomainsSchema = z
  .array(z.strictObject({ domainId: id, subdomainId: id.nullable(), isPrimary: z.boolean() }))
  .min(1, "Choose at least one domain.")
  .max(12)
  .refine((rows) => rows.filter((row) => row.isPrimary).length === 1, { message: "Choose the one domain that leads." })
  .refine((rows) => new Set(rows.map((row) => `${row.domainId} ${row.subdomainId ?? ""}`)).size === rows.length, {
    message: "Name each domain once.",
  });

/** What somebody is strong at, 1 to 4, with what shows it. */
export const strengthsSchema = z
  .array(
    z.strictObject({
      competencyId: id,
      level: z.int().min(1).max(4),
      evidence: z
        .string()
        .trim()
        .max(300)
        .transform((text) => (text === "" ? null : text)),
    }),
  )
  .min(1, "Choose at least one strength.")
  .max(8)
  .refine((rows) => new Set(rows.map((row) => row.competencyId)).size === rows.length, {
    message: "Name each strength once.",
  });

/** What a mentor offers. */
export const offerSchema = z.strictObject({
  capacityMentees: z.int().min(1, "Offer at least one place.").max(20),
  meetingModes: z.array(z.enum(meetingModes)).min(1, "Choose at least one way to meet."),
  questions: z.array(z.string().trim().min(1).max(200)).max(4),
  wantsSameDomain: z.boolean().nullable(),
});

/** Somebody asks to mentor. */
export const applicationSchema = z.strictObject({
  motivation: z.string().trim().min(40, "Write a few sentences: at least 40 characters.").max(1_500),
  domains: mentorDomainsSchema,
  strengths: strengthsSchema,
  ...offerSchema.shape,
  /** "Members may find and read my profile as the page of audiences says." */
  listed: z.boolean().refine((isListed) => isListed, {
    message: "Tick this: members have to be able to find a mentor and read about them.",
  }),
});

/** A coordinator's answer. */
export const decisionSchema = z
  .strictObject({
    applicationId: z.uuid(),
    decision: z.enum(["approve", "decline"]),
    reason: z.string().trim().max(600),
  })
  .refine((input) => input.decision === "approve" || input.reason.length >= 10, {
    path: ["reason"],
    message: "Say why, in a sentence that the applicant will read.",
  });

export type MentorDomains = z.output<typeof mentorDomainsSchema>;
export type Strengths = z.output<typeof strengthsSchema>;
export type Offer = z.output<typeof offerSchema>;
export type Application = z.output<typeof applicationSchema>;
export type Decision = z.output<typeof decisionSchema>;
