import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { postStates, reactionKinds, threadAudiences, watchKinds, watchLevels } from "../../domain/discussion/kinds";
import { members } from "./accounts";
import { caseStage, cases } from "./cases";
import { domains } from "./catalogue";
import { bytea, instant, tsvector } from "./columns";
import { programmes } from "./programmes";
import { tags } from "./tags";

/** Sets of whole numbers kept as ranges, such as {[1,40),[52,53)}. */
const int4multirange = customType<{ data: string }>({ dataType: () => "int4multirange" });

export const threadAudience = pgEnum("thread_audience", threadAudiences);
export const postState = pgEnum("post_state", postStates);
export const reactionKind = pgEnum("reaction_kind", reactionKinds);
export const watchKind = pgEnum("watch_kind", watchKinds);
export const watchLevel = pgEnum("watch_level", watchLevels);

/** A conversation, about a case or free in a domain. Its address is its number, for ever. */
export const threads = pgTable(
  "threads",
  {
    id: uuid().primaryKey().defaultRandom(),
    no: integer().notNull().generatedAlwaysAsIdentity(),
    title: text().notNull(),
    caseId: text().references(() => cases.id, { onDelete: "cascade" }),
    /** The discussion that stands on the page of its case; others about the case have pages of their own. */
    isMain: boolean().notNull().default(false),
    domainId: text()
      .notNull()
      .references(() => domains.id),
    stage: caseStage(),
    audience: threadAudience().notNull(),
    /** Whose thread it is when it is for one programme. */
    programmeId: uuid().references(() => programmes.id, { onDelete: "cascade" }),
    openedById: uuid().references(() => members.id, { onDelete: "set null" }),
    openedAt: instant().notNull(),
    lastPostAt: instant().notNull(),
    /** Posts that stand, and the last numbers given out. Counted under the row's lock. */
    postCount: integer().notNull().default(0),
    lastSeq: integer().notNull().default(0),
    lastMajor: integer().notNull().default(0),
    /** The places in time of posts that were moved elsewhere: nobody has them to read here. */
    gone: int4multirange().notNull().default("{}"),
    /** Goes up with every change of a post, so that a page can ask for what it missed. */
    version: bigint({ mode: "number" }).notNull().default(0),
    lockedAt: instant(),
    pinnedAt: instant(),
    hiddenAt: instant(),
    /** Where its posts went when it was merged into another. */
    mergedIntoId: uuid().references((): AnyPgColumn => threads.id, { onDelete: "set null" }),
    /** Until then first answers are collected unseen, and opened together. */
    quietUntil: instant(),
    /** From the form that opened it, so that sending it twice opens one. */
    key: uuid().notNull(),
  },
  (t) => [
    uniqueIndex("threads_no_key").on(t.no),
    uniqueIndex("threads_key").on(t.openedById, t.key),
    index("threads_recent_idx").on(t.lastPostAt, t.no),
    index("threads_pinned_idx").on(t.pinnedAt).where(sql`${t.pinnedAt} is not null`),
    index("threads_domain_idx").on(t.domainId, t.lastPostAt, t.no),
    index("threads_case_idx").on(t.caseId, t.no),
    index("threads_title_idx").using("gin", t.title.op("gin_trgm_ops")),
    uniqueIndex("threads_main_key").on(t.caseId).where(sql`${t.isMain}`),
    index("threads_programme_idx").on(t.programmeId),
    index("threads_merged_idx").on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    index("threads_quiet_idx").on(t.quietUntil).where(sql`${t.quietUntil} is not null`),
    check("threads_main", sql`not ${t.isMain} or ${t.caseId} is not null`),
    check("threads_programme", sql`(${t.audience} = 'programme') = (${t.programmeId} is not null)`),
  ],
);

/**
 * What somebody said. A top post has a major number (4), an answer beneath it a minor one as well (4.1); both are given when it
 * is published and never again to another post. `seq` is its place in time, by which reading is remembered.
 */
export const posts = pgTable(
  "posts",
  {
    id: uuid().primaryKey().defaultRandom(),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    seq: integer(),
    major: integer(),
    /** Nought for a top post. */
    minor: integer(),
    /** The post beneath which it stands, and which of those there it answers. */
    topId: uuid().references((): AnyPgColumn => posts.id),
    replyToId: uuid().references((): AnyPgColumn => posts.id, { onDelete: "set null" }),
    authorId: uuid().references(() => members.id, { onDelete: "set null" }),
    /** Shown as “a member”, the same one throughout a thread. */
    asMember: boolean().notNull().default(false),
    body: text().notNull(),
    state: postState().notNull(),
    /** The thread's version when this post last changed. */
    version: bigint({ mode: "number" }).notNull().default(0),
    /** Counts the texts it has had. */
    revision: smallint().notNull().default(1),
    /** The last of its texts that a moderator has let stand: reports alone take no such text out of sight. */
    letStand: smallint(),
    writtenAt: instant().notNull(),
    publishedAt: instant(),
    editedAt: instant(),
    key: uuid().notNull(),
    /** What it is found by, kept by a trigger; null while it is not published, so that nothing else can be found. */
    search: tsvector(),
  },
  (t) => [
    index("posts_search_idx").using("gin", t.search),
    unique("posts_number").on(t.threadId, t.major, t.minor),
    unique("posts_seq").on(t.threadId, t.seq),
    uniqueIndex("posts_key").on(t.authorId, t.key),
    index("posts_version_idx").on(t.threadId, t.version),
    index("posts_author_idx").on(t.authorId, t.publishedAt),
    index("posts_published_idx").on(t.publishedAt, t.id),
    index("posts_unshown_idx")
      .on(t.authorId, t.writtenAt)
      .where(sql`${t.state} in ('pending', 'declined', 'hidden', 'removed')`),
    index("posts_waiting_idx").on(t.threadId).where(sql`${t.major} is null`),
    index("posts_top_idx").on(t.topId),
    index("posts_reply_idx").on(t.replyToId),
    check("posts_numbered", sql`num_nonnulls(${t.seq}, ${t.major}, ${t.minor}, ${t.publishedAt}) in (0, 4)`),
    // As text: a value that the type has gained in this migration cannot be used in it.
    check("posts_waiting", sql`(${t.state}::text in ('pending', 'declined', 'sealed')) = (${t.major} is null)`),
    check("posts_beneath", sql`${t.minor} is null or (${t.minor} > 0) = (${t.topId} is not null)`),
  ],
);

/**
 * A number and a place in time that a post had in a thread before it was moved elsewhere. They are never given to another post:
 * whoever follows them is led to where the post stands now.
 */
export const postMoves = pgTable(
  "post_moves",
  {
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    major: integer().notNull(),
    minor: integer().notNull(),
    seq: integer().notNull(),
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    /** The same for all that were moved at once. */
    moveId: uuid().notNull(),
    movedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.major, t.minor] }),
    unique("post_moves_seq").on(t.threadId, t.seq),
    index("post_moves_post_idx").on(t.postId),
    index("post_moves_move_idx").on(t.moveId),
  ],
);

/** Which post a number in the words of a moved post means: the one that had it where the words were written. */
export const postCitations = pgTable(
  "post_citations",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    major: integer().notNull(),
    minor: integer().notNull(),
    citedId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.postId, t.major, t.minor] }), index("post_citations_cited_idx").on(t.citedId)],
);

/** The text that an edit replaced. */
export const postRevisions = pgTable(
  "post_revisions",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    revision: smallint().notNull(),
    body: text().notNull(),
    replacedById: uuid().references(() => members.id, { onDelete: "set null" }),
    replacedAt: instant().notNull(),
    reason: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.postId, t.revision] })],
);

/** Which “member” somebody is in a thread where they post without their name. */
export const threadPseudonyms = pgTable(
  "thread_pseudonyms",
  {
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    no: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.memberId] }),
    unique("thread_pseudonyms_no").on(t.threadId, t.no),
    index("thread_pseudonyms_member_idx").on(t.memberId),
  ],
);

/** What a reader says of a post with one press. */
export const postReactions = pgTable(
  "post_reactions",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: reactionKind().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.memberId, t.kind] }), index("post_reactions_member_idx").on(t.memberId)],
);

/** Up to three posts that whoever opened the thread takes away from it. They are shown first. */
export const threadTakeaways = pgTable(
  "thread_takeaways",
  {
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    place: smallint().notNull(),
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    markedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.place] }),
    unique("thread_takeaways_post").on(t.postId),
    check("thread_takeaways_three", sql`${t.place} between 1 and 3`),
  ],
);

/** A post that somebody kept to find it again, with the lesson they drew from it if they wrote one down. Theirs alone. */
export const keptPosts = pgTable(
  "kept_posts",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    /** The thread in which the post stands, kept by a trigger, so that the lessons of a thread are found among all. */
    threadId: uuid(),
    lesson: text(),
    keptAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.postId] }),
    index("kept_posts_recent_idx").on(t.memberId, t.keptAt),
    index("kept_posts_post_idx").on(t.postId),
    index("kept_posts_lessons_idx").on(t.memberId, t.threadId).where(sql`${t.lesson} is not null`),
  ],
);

/** What of a thread somebody has read, by the posts' places in time. */
export const threadReads = pgTable(
  "thread_reads",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    read: int4multirange().notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.threadId] }), index("thread_reads_thread_idx").on(t.threadId)],
);

/** How closely somebody follows a thread, a tag or a domain. The nearest one counts: thread, then tag, then domain. */
export const watches = pgTable(
  "watches",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: watchKind().notNull(),
    /** The id of the thread, tag or domain. */
    subject: text().notNull(),
    level: watchLevel().notNull(),
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.kind, t.subject] }),
    index("watches_subject_idx").on(t.kind, t.subject),
    index("watches_recent_idx").on(t.memberId, t.kind, t.since),
  ],
);

/** Who is named with @ in a post: people whom its author may name and who can read it. */
export const postMentions = pgTable(
  "post_mentions",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.postId, t.memberId] }), index("post_mentions_member_idx").on(t.memberId)],
);

/** A private address where a feed reader hears of what its member watches. Only its hash is kept. */
export const feeds = pgTable(
  "feeds",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    tokenHash: bytea().notNull(),
    madeAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex("feeds_token_key").on(t.tokenHash), index("feeds_member_idx").on(t.memberId)],
);

/** What a thread is about, across domains. */
export const threadTags = pgTable(
  "thread_tags",
  {
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    tagId: text()
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.tagId] }), index("thread_tags_tag_idx").on(t.tagId)],
);
