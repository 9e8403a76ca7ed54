import { z } from "zod";
import { offerKinds } from "./offers";

export const cpdLimits = { what: 200, reflection: 2000, words: 1500, title: 160, hours: 100 } as const;

const day = z.iso.date("Give the day.");
const key = z.string().min(1).max(60);

/** Names what was offered: its kind and its id. */
export const offerRefSchema = z.strictObject({ kind: z.enum(offerKinds), sourceId: z.uuid() });
export type OfferRef = z.output<typeof offerRefSchema>;

/** An entry of the ledger, new or changed. `headings` says under which heading of which scheme it counts. */
export const entrySchema = z
  .strictObject({
    entryId: z.uuid().optional(),
    offer: offerRefSchema.optional(),
    idempotencyKey: z.uuid(),
    happenedOn: day,
    hours: z.coerce.number("Give whole hours.").int("Give whole hours.").min(0).max(cpdLimits.hours),
    minutes: z.coerce.number("Give minutes from 0 to 59.").int("Give minutes from 0 to 59.").min(0).max(59),
    what: z.string().trim().min(3, "Say what you did.").max(cpdLimits.what),
    reflection: z
      .string()
      .trim()
      .min(10, "Write a sentence on what you took from it and where you use it.")
      .max(cpdLimits.reflection),
    headings: z.array(z.strictObject({ schemeId: key, headingId: key })).max(20),
  })
  .refine((entry) => entry.hours * 60 + entry.minutes >= 5, {
    path: ["minutes"],
    message: "Give five minutes at least.",
  })
  .refine((entry) => new Set(entry.headings.map((one) => one.schemeId)).size === entry.headings.length, {
    path: ["headings"],
    message: "Choose one heading of each scheme.",
  });
export type EntryForm = z.output<typeof entrySchema>;

export const ledgerFilterSchema = z.strictObject({ year: z.int().min(1960).max(2100).optional() });
export const entryRefSchema = z.strictObject({ entryId: z.uuid() });
export const entryFormSchema = z.strictObject({ entryId: z.uuid().optional(), offer: offerRefSchema.optional() });

/** A scheme to keep, and a day on which one of its cycles began. */
export const followSchema = z.strictObject({ schemeId: key, startsOn: day });
export const unfollowSchema = z.strictObject({ schemeId: key });

/** A project for the months that count; without a last day it goes on. */
export const projectSchema = z
  .strictObject({
    projectId: z.uuid().optional(),
    idempotencyKey: z.uuid(),
    title: z.string().trim().min(2, "Name the project.").max(cpdLimits.title),
    organisation: z.string().trim().min(2, "Name the organisation.").max(cpdLimits.title),
    fromDay: day,
    toDay: day.nullable(),
    part: z.enum(["leading", "supporting"], "Say whether you led or supported."),
    words: z.string().trim().min(10, "Say in a sentence what you answered for.").max(cpdLimits.words),
  })
  .refine((project) => project.toDay === null || project.toDay >= project.fromDay, {
    path: ["toDay"],
    message: "The project cannot end before it begins.",
  });
export type ProjectForm = z.output<typeof projectSchema>;
export const projectRefSchema = z.strictObject({ projectId: z.uuid() });
