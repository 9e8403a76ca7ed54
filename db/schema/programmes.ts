import { sql } from "drizzle-orm";
import { boolean, date, index, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ProgrammeSettings } from "../../domain/programmes/settings";
import { members } from "./accounts";
import { instant } from "./columns";

/** A mentoring programme: its own mentors, rules and coordinators. A rolling programme has no dates. */
export const programmes = pgTable(
  "programmes",
  {
    id: uuid().primaryKey().defaultRandom(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    startsOn: date(),
    endsOn: date(),
    /** Only what differs from the defaults of domain/programmes/settings. */
    settings: jsonb().$type<Partial<ProgrammeSettings>>().notNull().default({}),
    /** The programme that people join when they sign up without an invitation. */
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("programmes_slug_key").on(t.slug),
    uniqueIndex("programmes_one_default").on(t.isDefault).where(sql`${t.isDefault}`),
  ],
);

/** A member takes part in a programme. */
export const programmeMembers = pgTable(
  "programme_members",
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    joinedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.memberId] }), index("programme_members_member_idx").on(t.memberId)],
);

export const mentorApplicationState = pgEnum("mentor_application_state", [
  "submitted",
  "approved",
  "declined",
  "withdrawn",
]);

/** Somebody asks to mentor in a programme; a coordinator answers, with a reason when it is no. */
export const mentorApplications = pgTable(
  "mentor_applications",
  {
    id: uuid().primaryKey().defaultRandom(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    motivation: text().notNull(),
    state: mentorApplicationState().notNull().default("submitted"),
    submittedAt: instant().notNull(),
    decidedById: uuid().references(() => members.id, { onDelete: "set null" }),
    decidedAt: instant(),
    reason: text(),
  },
  (t) => [
    index("mentor_applications_queue_idx").on(t.programmeId, t.state, t.submittedAt),
    index("mentor_applications_member_idx").on(t.memberId, t.submittedAt),
    uniqueIndex("mentor_applications_one_open").on(t.programmeId, t.memberId).where(sql`${t.state} = 'submitted'`),
  ],
);
