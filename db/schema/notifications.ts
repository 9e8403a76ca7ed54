import { index, jsonb, pgEnum, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { mailChoices } from "../../domain/notifications/choices";
import { members } from "./accounts";
import { instant } from "./columns";

export const deliveryState = pgEnum("delivery_state", ["queued", "sending", "sent", "skipped", "dead"]);

/** One mail to one person about one fact. The key is unique, so a fact told twice is mailed once. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** fact key, recipient and channel. */
    key: text().notNull(),
    event: text().notNull(),
    memberId: uuid().references(() => members.id, { onDelete: "cascade" }),
    /** Ids that the template reads again at send time; never private text. */
    data: jsonb().$type<Record<string, string | number | null>>().notNull(),
    messageId: text().notNull(),
    state: deliveryState().notNull().default("queued"),
    attempts: smallint().notNull().default(0),
    lastError: text(),
    createdAt: instant().notNull(),
    leasedUntil: instant(),
    sentAt: instant(),
  },
  (t) => [
    uniqueIndex("deliveries_key").on(t.key),
    index("deliveries_member_idx").on(t.memberId, t.createdAt),
    index("deliveries_state_idx").on(t.state, t.createdAt),
  ],
);

/** An address where nobody is, as its mail server told us. No more is sent there; another address of the member is free of it. */
export const suppressedAddresses = pgTable("suppressed_addresses", {
  email: text().primaryKey(),
  /** The server's code, such as 550 5.1.1. */
  code: text().notNull(),
  since: instant().notNull(),
});

export const mailKind = pgEnum("mail_kind", mailChoices);

/** What a member has switched off: mail of a kind, or that posts are mailed without their words. Without a row it is on. */
export const mailSwitchedOff = pgTable(
  "mail_switched_off",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: mailKind().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.kind] })],
);
