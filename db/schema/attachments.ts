import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { fileKinds } from "../../domain/files/kinds";
import { members } from "./accounts";
import { bytea, instant } from "./columns";
import { posts } from "./discussion";

export const fileKind = pgEnum("file_kind", fileKinds);

/**
 * A file of a post, with its bytes, as evidence keeps its own: they come and go with their row. Taken while the post is written,
 * it waits in a form of its owner's until that is sent. An id always means the same bytes.
 */
export const attachments = pgTable(
  "attachments",
  {
    id: uuid().primaryKey().defaultRandom(),
    ownerId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    postId: uuid().references(() => posts.id, { onDelete: "cascade" }),
    /** The form in which it waits, until it has a post. */
    place: text(),
    kind: fileKind().notNull(),
    /** What its owner calls it. Not shown where they are not named. */
    name: text().notNull(),
    size: integer().notNull(),
    /** What a picture shows, in its owner's words. */
    alt: text().notNull().default(""),
    /** Of a picture as pages show it. */
    width: integer(),
    height: integer(),
    position: smallint().notNull().default(0),
    /** The text of the post with which it came, and the one without it. */
    addedIn: smallint(),
    removedIn: smallint(),
    /** Reported with its post: kept until somebody has decided, whatever its author does. */
    held: boolean().notNull().default(false),
    bytes: bytea().notNull(),
    /** A picture, no larger than pages show it. */
    shown: bytea(),
    /** From the form that took it, with what was sent, so that sending it twice takes it once. */
    key: uuid().notNull(),
    digest: bytea().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("attachments_key").on(t.ownerId, t.key, t.digest),
    index("attachments_post_idx").on(t.postId, t.position),
    index("attachments_owner_idx").on(t.ownerId, t.takenAt),
    index("attachments_waiting_idx").on(t.takenAt).where(sql`${t.postId} is null`),
    check("attachments_somewhere", sql`num_nonnulls(${t.postId}, ${t.place}) = 1`),
    check("attachments_of_post", sql`(${t.postId} is null) = (${t.addedIn} is null)`),
    check("attachments_picture", sql`num_nonnulls(${t.width}, ${t.height}, ${t.shown}) in (0, 3)`),
  ],
);
