import { IANAZone } from "luxon";
import { z } from "zod";
import { audiences, visibleFields } from "./visibility";

const line = (most: number) => z.string().trim().max(most);
const optionalLine = (most: number) => line(most).transform((text) => (text === "" ? null : text));
const chosen = z
  .string()
  .trim()
  .max(80)
  .transform((id) => (id === "" ? null : id));
const thisCentury = z.int().min(1960).max(2100);
const day = z.iso.date();

/** An IANA zone such as Europe/London. Offsets such as +01:00 are refused: they do not know summer time. */
export const zoneSchema = z
  .string()
  .max(60)
  .refine((zone) => zone.includes("/") && IANAZone.isValidZone(zone), { message: "Choose a time zone from the list." });

/** Who somebody is. */
export const aboutSchema = z.strictObject({
  name: line(80).min(1, "Enter your name."),
  pronouns: optionalLine(40),
  headline: optionalLine(120),
  bio: optionalLine(1_500),
  city: optionalLine(80),
  country: z.string().regex(/^[A-Z]{2}$/, "Choose a country."),
  timeZone: zoneSchema,
  languages: z.array(line(40).min(1)).min(1, "Name at least one language.").max(10),
});

/** Where somebody works and in what: fields, never prose. */
export const careerSchema = z.strictObject({
  currentRoleId: chosen,
  jobTitle: optionalLine(120),
  organisation: optionalLine(120),
  unit: optionalLine(120),
  lineManagerEmail: optionalLine(254),
  currentDomainId: chosen,
  currentSubdomainId: chosen,
  employmentType: z.enum(["permanent", "contract", "part_time"]).nullable(),
  yearsExperience: z.int().min(0).max(60).nullable(),
  hoursPerMonth: z.int().min(0).max(80).nullable(),
});

/** One post held. */
export const heldRoleSchema = z
  .strictObject({
    roleId: z.string().min(1, "Choose a role.").max(80),
    domainId: chosen,
    title: optionalLine(120),
    note: optionalLine(400),
    fromYear: thisCentury,
    toYear: thisCentury.nullable(),
    largeTransformation: z.boolean(),
  })
  .refine((post) => post.toYear === null || post.toYear >= post.fromYear, {
    path: ["toYear"],
    message: "The post cannot end before it begins.",
  });

/** A credential held. */
export const heldCredentialSchema = z
  .strictObject({
    credentialId: z.string().min(1, "Choose a credential.").max(80),
    obtainedOn: day.nullable(),
    expiresOn: day.nullable(),
    badgeUrl: z
      .url({ protocol: /^https$/ })
      .max(400)
      .nullable(),
    /** A picture of the badge, to take the place of the one there is. */
    badge: z.instanceof(Uint8Array).optional(),
    dropBadge: z.boolean().optional(),
  })
  .refine((held) => held.obtainedOn === null || held.expiresOn === null || held.expiresOn >= held.obtainedOn, {
    path: ["expiresOn"],
    message: "It cannot expire before it was obtained.",
  });

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 18:30.");

/** Usual weekly hours, on the clock of one zone. Spans of one day do not overlap. */
export const hoursSchema = z.strictObject({
  timeZone: zoneSchema,
  slots: z
    .array(
      z
        .strictObject({ weekday: z.int().min(1).max(7), startsAt: clock, endsAt: clock })
        .refine((slot) => slot.endsAt > slot.startsAt, { message: "A span ends after it begins, on the same day." }),
    )
    .max(21)
    .refine(
      (slots) =>
        slots.every((one, at) =>
          slots.every(
            (other, place) =>
              place <= at ||
              one.weekday !== other.weekday ||
              one.endsAt <= other.startsAt ||
              other.endsAt <= one.startsAt,
          ),
        ),
      { message: "Two spans of one day overlap. Join them." },
    ),
});

/** Days away; without an end, until switched off. */
export const leaveSchema = z
  .strictObject({ fromDay: day, toDay: day.nullable() })
  .refine((leave) => leave.toDay === null || leave.toDay >= leave.fromDay, {
    path: ["toDay"],
    message: "Leave cannot end before it begins.",
  });

/** Who sees which field, and whether colleagues see anything. */
export const visibilitySchema = z.strictObject({
  fields: z.partialRecord(z.enum(visibleFields), z.enum(audiences)),
  hiddenFromOwnOrganisation: z.boolean(),
});

export type About = z.output<typeof aboutSchema>;
export type Career = z.output<typeof careerSchema>;
export type NewHeldRole = z.output<typeof heldRoleSchema>;
export type NewHeldCredential = z.output<typeof heldCredentialSchema>;
export type Hours = z.output<typeof hoursSchema>;
export type NewLeave = z.output<typeof leaveSchema>;
export type VisibilityChoice = z.output<typeof visibilitySchema>;
