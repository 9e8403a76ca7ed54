import { randomUUID } from "node:crypto";
import type { Connection } from "../db/client";
import type { MemberActor } from "../domain/actor";
import { pages, people } from "../e2e/pages";
import type { MemberCtx } from "../server/context";
import { saveEntry } from "../server/cpd/entries";
import { followScheme } from "../server/cpd/follow";
import { askReview } from "../server/gates/reviews";
import { submitGate } from "../server/gates/submit";
import { readablePlan } from "../server/plans/access";
import { saveItem } from "../server/plans/revisions/items";

/** A page as one of the demo people opens it; `page` is its address without ids. */
export type MemberPage = { email: string; page: string; path: string };

/** What the mentor of a plan opens besides: what is the owner's in the list of pages is theirs to read too. */
const alsoMentors = [
  "/plans/{plan}/items/{task}",
  "/plans/{plan}/items/{gate}",
  "/mentorships/{mentorship}",
  "/evidence/{piece}",
];

type Ids = { member: string; plan: string; mentorship: string };

/**
 * Every page that the journeys look at, as the demo people open it: their own, and the public ones as the mentee does. Something
 * is under way on each: a review is asked, a gate put forward, an entry kept.
 */
export async function memberPages(connection: Connection): Promise<MemberPage[]> {
  const idOf = await lookedUp(connection);
  const known = (page: string) => [...page.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => idOf.has(name));
  const opened = (who: keyof typeof people, paths: readonly string[]) =>
    paths.filter(known).map((page) => {
      const path = page.replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf.get(name) ?? "");
      return { email: people[who], page, path };
    });
  const publicPages = pages["a visitor"].filter((page) => !page.includes("{"));
  return [
    ...opened("a mentee", [...new Set([...publicPages, ...pages["a mentee"]])]),
    ...opened("a mentor", [...pages["a mentor"], ...alsoMentors]),
    ...opened("a coordinator", pages["a coordinator"]),
    ...opened("a moderator", pages["a moderator"]),
    ...opened("an administrator", pages["an administrator"]),
  ];
}

/** The ids that stand in braces: what belongs to the demo mentee, and what the demo mentor has completed. */
async function lookedUp(connection: Connection): Promise<ReadonlyMap<string, string>> {
  const { sql } = connection;
  const [ids] = await sql<Ids[]>`
    select m.id as member, p.id as plan, s.id as mentorship
    from members m join plans p on p.owner_id = m.id join mentorships s on s.mentee_id = m.id and s.ended_at is null
    where m.email = ${people["a mentee"]} order by p.number limit 1`;
  if (ids === undefined) throw new Error("The demo mentee has no plan.");
  const items = await sql<{ id: string; kind: string }[]>`
    select distinct on (kind) i ->> 'id' as id, i ->> 'kind' as kind
    from plans p, jsonb_array_elements(p.document -> 'items') i
    where p.id = ${ids.plan} order by kind, i ->> 'finishedOn' is not null, (i ->> 'position')::numeric`;
  const first = (wanted: string) => items.find(({ kind }) => kind === wanted)?.id ?? "";
  await putUnderWay(connection, ids, { gate: first("gate"), task: first("task") });
  const others = await sql<{ name: string; id: string }[]>`
    (select 'piece' as name, l.evidence_id::text as id from evidence_links l where l.plan_id = ${ids.plan} limit 1)
    union all (select 'entry', id::text from cpd_entries where member_id = ${ids.member} limit 1)
    union all (select 'request', id::text from requests where mentee_id = ${ids.member} limit 1)
    union all (select 'service', id from pmo_services order by position limit 1)
    union all (select 'post', id::text from posts where state = 'published' order by id limit 1)
    union all (select 'draft', id::text from case_drafts where author_id = ${ids.member} limit 1)
    union all (
      select 'completed', s.id::text from mentorships s join members m on m.id = s.mentor_id
      where m.email = ${people["a mentor"]} and s.state = 'completed' limit 1)`;
  return new Map([
    ["plan", ids.plan],
    ["mentorship", ids.mentorship],
    ...[...items.map(({ kind, id }) => ({ name: kind, id })), ...others].map(({ name, id }) => [name, id] as const),
  ]);
}

/** Asks for a review of something new, puts a gate forward and keeps an entry, unless that was done before. */
async function putUnderWay(
  connection: Connection,
  { member, plan, mentorship }: Ids,
  { gate, task }: { gate: string; task: string },
) {
  const now = new Date();
  const actor: MemberActor = { kind: "member", id: member, sessionId: randomUUID(), authenticatedAt: now, hats: [] };
  const ctx: MemberCtx = { db: connection.db, actor, now, requestId: "bench" };
  const { revision } = await readablePlan(ctx.db, actor, plan, now);
  const fields = { note: `Looked at again on ${now.toISOString()}` };
  await saveItem(ctx, { planId: plan, itemId: task, revision, reason: "", key: randomUUID(), fields });
  await askReview(ctx, { planId: plan, mentorshipId: mentorship, key: randomUUID() });
  await submitGate(ctx, { planId: plan, itemId: gate, mentorshipId: mentorship, key: randomUUID() });
  const [kept] = await connection.sql`select 1 from cpd_entries where member_id = ${member} limit 1`;
  if (kept !== undefined) return;
  const [heading] = await connection.sql<{ schemeId: string; headingId: string }[]>`
    select scheme_id as "schemeId", id as "headingId" from cpd_headings order by position, id limit 1`;
  if (heading === undefined) throw new Error("No scheme is known.");
  const startsOn = new Date(now.getTime() - 200 * 86_400_000).toISOString().slice(0, 10);
  await followScheme(ctx, { schemeId: heading.schemeId, startsOn });
  const what = { what: "A workshop on requirements", reflection: "Ask what has to be true afterwards." };
  const when = { happenedOn: startsOn, hours: 2, minutes: 0 };
  await saveEntry(ctx, { ...what, ...when, idempotencyKey: randomUUID(), headings: [heading] });
}
