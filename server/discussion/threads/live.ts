import { eq, type SQL, sql } from "drizzle-orm";
import { hats, members, posts, sessions, threads } from "@/db/schema/index";
import { type Moment, readMoment, writeMoment } from "@/domain/discussion/moment";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { type Hub, hubOf } from "@/server/hub";
import { sightColumns } from "../sight";

/**
 * A thread has changed. `at` is how far whoever is told has now followed it; `added` are the numbers of posts of others that were
 * published since they were told last, in the order of time.
 */
export type ThreadNews = {
  readonly at: string;
  readonly added: readonly string[];
  /** Posts of the thread, or all of it, have been moved elsewhere at some time: drawn again, its page may lead there. */
  readonly moved: boolean;
};

const channel = "thread_changed";
/** A stream ends after this long; the page begins a new one, which asks again who it is. */
const longestMs = 240_000;
const mostAdded = 50;
const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** What has changed since, read in one statement, for somebody who may still read the thread; and whether they are still who they were. */
async function look({ db, actor }: MemberCtx, no: number, since: Moment | null) {
  // Signed in as before, with the duties of before: a page whose line ends asks anew who it is.
  const stands: SQL<boolean> = sql`exists (select from ${sessions} s join ${members} m on m.id = s.member_id
      where s.id = ${actor.sessionId}::uuid and s.member_id = ${actor.id}::uuid and m.suspended_at is null)
    and ${actor.hats.length} = (select count(*) from ${hats} h where h.member_id = ${actor.id}::uuid)`;
  const [row] = await db
    .select({
      ...sightColumns(db, actor),
      version: threads.version,
      seq: threads.lastSeq,
      moved: sql<boolean>`not isempty(${threads.gone})`,
      stands,
      added: sql<
        PostNumber[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('major', a.major, 'minor', a.minor) order by a.seq), '[]')
        from (select p.seq, p.major, p.minor from ${posts} p
          where p.thread_id = ${threads}.id and p.seq > ${since?.seq ?? null}::int and p.state = 'published'
            and p.author_id is distinct from ${actor.id}::uuid
          order by p.seq limit ${mostAdded}) a)`,
    })
    .from(threads)
    .where(eq(threads.no, no));
  return authorize(actor, canReadThread, found(row, hidden.reason), hidden);
}

/**
 * News of a thread for somebody who may read it, until `signal` aborts, access ends, or four minutes have passed. Nothing that has
 * changed after the moment `since` is left out, however often the connection was lost; where that moment is unknown, the first
 * news is that everything may have changed. Access is asked for again before each piece of news.
 */
export async function newsOfThread(
  ctx: MemberCtx,
  { no, since = "" }: { no: number; since?: string | undefined },
  signal: AbortSignal | undefined,
): Promise<AsyncIterable<ThreadNews>> {
  await look(ctx, no, null);
  const hub = hubOf(ctx.db, "threads");
  await hub.listen(channel);
  const until = AbortSignal.timeout(longestMs);
  return news(
    ctx,
    { no, since: readMoment(since) },
    hub,
    signal === undefined ? until : AbortSignal.any([signal, until]),
  );
}

async function* news(
  ctx: MemberCtx,
  { no, since }: { no: number; since: Moment | null },
  hub: Hub,
  signal: AbortSignal,
): AsyncGenerator<ThreadNews> {
  // Heard from here on, so that nothing falls between the first look and the first event.
  const events = hub.events(String(no), signal);
  let told = since;
  const next = async (): Promise<ThreadNews | null> => {
    const thread = await look(ctx, no, told);
    if (!thread.stands) found(undefined, hidden.reason);
    if (thread.version === told?.version) return null;
    // A place in time that is not reached yet was given out by another history of the database.
    const added = told === null || told.seq > thread.seq ? [] : thread.added.map(writeNumber);
    told = { version: thread.version, seq: thread.seq };
    return { at: writeMoment(told), added, moved: thread.moved };
  };
  try {
    const missed = await next();
    if (missed !== null) yield missed;
    for await (const _ of events) {
      const one = await next();
      if (one !== null) yield one;
    }
  } catch (error) {
    // The page was closed, the time is up, or access has ended: in each case there is nothing more to tell.
    if (!signal.aborted && !(error instanceof Error && error.name === "DomainError")) throw error;
  }
}
