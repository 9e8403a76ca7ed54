import { and, asc, desc, eq, exists, inArray, isNull, like, ne, not, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { fieldVisibility, members, mentorProfiles, postMentions, posts, threads } from "@/db/schema/index";
import { type Actor, type MemberActor, memberId } from "@/domain/actor";
import type { PostingPlace } from "@/domain/discussion/forms";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { mentionedHandles } from "@/domain/markdown/found";
import { authorize } from "@/domain/policy";
import { arePairBlocked } from "@/server/safety/blocks";
import { isHiddenFrom } from "../authors";
import { readableBy, sightColumns, type ThreadSight } from "../sight";

/** One post names no more people than this; further handles stay text. */
const mostNamed = 10;

const listed = (audiences: readonly string[]): SQL => sql`exists (select from ${fieldVisibility} v
  where v.member_id = ${members.id} and v.field = 'listing' and v.audience::text = any(${sql.param(audiences)}::text[]))`;

/**
 * Whom somebody may name, as a condition for a query on `members` with the thread joined: people whose profile members can
 * find, who can read the thread, and who neither keep apart from its author nor hide from their organisation. Whether
 * somebody posts in the thread as "a member" makes no difference, so that a name never gives them away.
 */
const canBeNamedBy = (authorId: string, thread?: ThreadSight): SQL | undefined =>
  and(
    ne(members.id, authorId),
    isNull(members.suspendedAt),
    listed(["members", "public"]),
    readableBy(members.id, thread),
    sql`not ${arePairBlocked(members.id, sql`${authorId}::uuid`)}`,
    sql`not ${isHiddenFrom(authorId)}`,
  );

type Naming = { readonly id: string; readonly threadId: string; readonly authorId: string; readonly body: string };

/** Remembers whom a post names with @, in the place of whom it named before. */
export async function saveMentions(tx: Tx, post: Naming): Promise<void> {
  await tx.delete(postMentions).where(eq(postMentions.postId, post.id));
  await nameMembers(tx, post);
}

/** Remembers whom a new post names with @. */
export async function nameMembers(tx: Tx, post: Naming): Promise<void> {
  const handles = mentionedHandles(post.body).slice(0, mostNamed);
  if (handles.length === 0) return;
  await tx.insert(postMentions).select(
    tx
      .select({ postId: sql`${post.id}::uuid`.as("post_id"), memberId: members.id })
      .from(members)
      .innerJoin(threads, eq(threads.id, post.threadId))
      .where(and(inArray(members.handle, handles), canBeNamedBy(post.authorId))),
  );
}

/** Somebody whom a text names. `hasPage` says whether there is a page of theirs, which mentors have, for this reader to open. */
export type Named = { readonly handle: string; readonly name: string; readonly hasPage: boolean };

const named = {
  handle: members.handle,
  name: members.name,
  hasPage: sql<boolean>`exists (
    select from ${mentorProfiles} m where m.member_id = ${members.id} and m.approved_at is not null)`,
};

/** Whose name a reader is shown where somebody else has written it, as a condition for a query on `members`. */
function canBeReadBy(actor: Actor): SQL | undefined {
  const me = memberId(actor);
  const open = and(isNull(members.suspendedAt), listed(me === undefined ? ["public"] : ["members", "public"]));
  if (me === undefined) return open;
  return or(
    eq(members.id, me),
    and(open, sql`not ${arePairBlocked(members.id, sql`${me}::uuid`)}`, sql`not ${isHiddenFrom(me)}`),
  );
}

/** The people whom posts name, by post, as far as this reader may know of them. Whoever is missing stays text. */
export async function namedIn(
  { db, actor }: { readonly db: Db | Tx; readonly actor: Actor },
  postIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Named[]>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .select({ ...named, postId: postMentions.postId })
    .from(postMentions)
    .innerJoin(members, eq(members.id, postMentions.memberId))
    .where(and(inArray(postMentions.postId, [...postIds]), canBeReadBy(actor)));
  return Map.groupBy(rows, ({ postId }) => postId);
}

/** What decides who will read a thread that is yet to be opened, as `readableBy` asks for it. */
function sightOf({ audience, programmeId, caseId }: Exclude<PostingPlace, { threadNo: number }>): ThreadSight {
  return {
    hiddenAt: sql`null`,
    audience: sql`${audience}::text`,
    programmeId: sql`${programmeId}::uuid`,
    caseId: sql`${caseId}::text`,
  };
}

/** Whether somebody will read such a thread themselves: who takes part in a programme is for those who do to know. */
function readsOwn(db: Db | Tx, me: string, thread: ThreadSight): SQL {
  const self = alias(members, "self");
  return exists(
    db
      .select({ one: sql`1` })
      .from(self)
      .where(and(eq(self.id, me), readableBy(self.id, thread))),
  );
}

/** The people whom a text would name once it is posted. */
export async function wouldName(
  { db, actor }: { readonly db: Db | Tx; readonly actor: MemberActor },
  place: PostingPlace,
  body: string,
): Promise<Named[]> {
  const handles = mentionedHandles(body).slice(0, mostNamed);
  if (handles.length === 0) return [];
  const people = db.select(named).from(members).$dynamic();
  if ("threadNo" in place) {
    return people
      .innerJoin(threads, eq(threads.no, place.threadNo))
      .where(and(inArray(members.handle, handles), canBeNamedBy(actor.id)));
  }
  const thread = sightOf(place);
  return people.where(
    and(inArray(members.handle, handles), canBeNamedBy(actor.id, thread), readsOwn(db, actor.id, thread)),
  );
}

const mostOffered = 8;
/** Whoever has not posted lately is offered by name, and of many whose names begin so, further letters choose. */
const mostLookedAt = 100;
const newestLookedAt = 500;
const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** Those whose names or handles begin as typed and who can be found: as many as are looked at, by name. */
function beginning(db: Db, begins: SQL | undefined) {
  return db
    .select({ id: members.id })
    .from(members)
    .where(and(begins, listed(["members", "public"])))
    .orderBy(asc(members.name), asc(members.handle))
    .limit(mostLookedAt)
    .as("named");
}

/**
 * People whom somebody may name in a thread that they can read, or in one that they are about to open, by the beginning of a
 * handle or a name: those who have posted there lately under their names first. Nobody whom they could not find is offered.
 */
export async function suggestMentions(
  { db, actor }: { readonly db: Db; readonly actor: MemberActor },
  { place, typed }: { place: PostingPlace; typed: string },
): Promise<{ handle: string; name: string }[]> {
  const start = `${typed.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const begins = or(like(members.handle, start), like(sql`lower(${members.name})`, start));
  const named = beginning(db, begins);
  const offer = () => db.select({ handle: members.handle, name: members.name }).from(members).$dynamic();
  const byName = [asc(members.name), asc(members.handle)];
  if (!("threadNo" in place)) {
    const sight = sightOf(place);
    return offer()
      .innerJoin(named, eq(named.id, members.id))
      .where(and(canBeNamedBy(actor.id, sight), readsOwn(db, actor.id, sight)))
      .orderBy(...byName)
      .limit(mostOffered);
  }
  const [thread] = await db
    .select({ ...sightColumns(db, actor), id: threads.id })
    .from(threads)
    .where(eq(threads.no, place.threadNo));
  const { id } = authorize(actor, canReadThread, found(thread, hidden.reason), hidden);
  const lately = db
    .select({ id: posts.authorId, asMember: posts.asMember })
    .from(posts)
    .where(and(eq(posts.threadId, id), eq(posts.state, "published")))
    .orderBy(desc(posts.seq))
    .limit(newestLookedAt)
    .as("lately");
  const [present, others] = await Promise.all([
    offer()
      .innerJoin(threads, eq(threads.id, id))
      .where(
        and(
          inArray(members.id, db.select({ id: lately.id }).from(lately).where(not(lately.asMember))),
          begins,
          canBeNamedBy(actor.id),
        ),
      )
      .orderBy(...byName)
      .limit(mostOffered),
    offer()
      .innerJoin(named, eq(named.id, members.id))
      .innerJoin(threads, eq(threads.id, id))
      .where(canBeNamedBy(actor.id))
      .orderBy(...byName)
      .limit(mostOffered),
  ]);
  const known = new Set(present.map(({ handle }) => handle));
  return [...present, ...others.filter(({ handle }) => !known.has(handle))].slice(0, mostOffered);
}
