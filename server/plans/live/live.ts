import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/index";
import { numbered, type PlanDocument } from "@/domain/plans/document";
import { type DeedNote, deedNote } from "@/domain/plans/live/news";
import { isSamePlace, type PlanPlace, placeOf, placeWords } from "@/domain/plans/live/places";
import type { PlanRole } from "@/domain/plans/policy";
import { hiddenItems } from "@/domain/plans/visible";
import { isStillSignedIn } from "@/server/accounts/sessions";
import { clock, type MemberCtx } from "@/server/context";
import { type ReadablePlan, readablePlan } from "../access";
import { newestDeed } from "./deeds";
import { changed, type OpenPage, type PlanHub, type Present, planHubOf } from "./hub";

/**
 * What a page that shows a plan is told: that something has changed, with a note when somebody else did it; or who else has it open at
 * this moment and where, in words that are empty when nobody has.
 */
export type PlanNews = { kind: "changed"; note: DeedNote | null } | { kind: "present"; words: string };

const beatMs = 10_000;
/** A stream ends after this long; the page begins a new one, which asks again who it is. */
const longestMs = 240_000;

/** The numbers of the lines that a reader may hear of. */
function wbsFor(role: PlanRole, document: PlanDocument): Map<string, string> {
  const gone = role === "owner" ? new Set<string>() : hiddenItems(document);
  return new Map(numbered(document.items).flatMap(({ id, wbs }) => (gone.has(id) ? [] : [[id, wbs] as const])));
}

/** Who reads the plan is for its owner to know: a mentor is told of the owner alone, of no other mentor and no named reader. */
function mayBeNamedTo({ role, ownerId }: Pick<ReadablePlan, "role" | "ownerId">) {
  return ({ memberId }: Present) => role === "owner" || memberId === ownerId;
}

/** Who is there and where, a sentence for each. */
async function presentWords(
  db: Db,
  others: readonly Present[],
  here: PlanPlace,
  wbsOf: ReadonlyMap<string, string>,
): Promise<string> {
  if (others.length === 0) return "";
  const ids = others.map(({ memberId }) => memberId);
  const rows = await db.select({ id: members.id, name: members.name }).from(members).where(inArray(members.id, ids));
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
  return others
    .flatMap(({ memberId, place }) => {
      const name = nameOf.get(memberId);
      const where = isSamePlace(place, here) ? "this page" : placeWords(place, wbsOf);
      return name === undefined ? [] : [`${name} is viewing ${where}.`];
    })
    .sort()
    .join(" ");
}

/**
 * News of a plan for somebody who may read it, until `signal` aborts, access ends, or four minutes have passed. The first
 * news is who else is there, which is told to the two who work on it alone, as is what the other does. `path` says which of
 * the plan's pages is open. Access, and whether they are still signed in, is asked for again before each piece of news.
 */
export async function watchPlan(
  ctx: MemberCtx,
  { planId, path = "" }: { planId: string; path?: string | undefined },
  signal: AbortSignal | undefined,
): Promise<AsyncIterable<PlanNews>> {
  await readablePlan(ctx.db, ctx.actor, planId, ctx.now);
  const hub = planHubOf(ctx.db);
  await hub.listen();
  const until = AbortSignal.timeout(longestMs);
  const page = { id: randomUUID(), memberId: ctx.actor.id, path: path.replace(/[^\w/-]/g, "") };
  return newsOf(ctx, { planId, page }, hub, signal === undefined ? until : AbortSignal.any([signal, until]));
}

async function* newsOf(
  ctx: MemberCtx,
  { planId, page }: { planId: string; page: OpenPage },
  hub: PlanHub,
  signal: AbortSignal,
): AsyncGenerator<PlanNews> {
  const here = placeOf(page.path);
  const beat = setInterval(() => void hub.beat(planId, page, true).catch(() => {}), beatMs);
  let told: string | null = null;
  let since = ctx.now;
  try {
    const events = hub.events(planId, signal);
    await hub.beat(planId, page, true);
    for await (const event of events) {
      if (!(await isStillSignedIn(ctx.db, ctx.actor))) return;
      const plan = await readablePlan(ctx.db, ctx.actor, planId, clock());
      const isOfTheTwo = plan.role !== "reader";
      const wbsOf = wbsFor(plan.role, plan.document);
      const about: unknown = Array.isArray(event) ? event[0] : undefined;
      if (about === changed) {
        const done = isOfTheTwo ? await newestDeed(ctx, plan, since) : null;
        if (done !== null) since = done.at;
        yield { kind: "changed", note: done && deedNote(done.deed, done.name, wbsOf) };
      }
      const others = isOfTheTwo ? hub.others(planId, ctx.actor.id, clock().getTime()).filter(mayBeNamedTo(plan)) : [];
      const words = await presentWords(ctx.db, others, here, wbsOf);
      if (words !== told) yield { kind: "present", words };
      told = words;
    }
  } catch (error) {
    // The page was closed, the time is up, or access has ended: in each case there is nothing more to tell.
    if (!signal.aborted && !(error instanceof Error && error.name === "DomainError")) throw error;
  } finally {
    clearInterval(beat);
    await hub.beat(planId, page, false).catch(() => {});
  }
}
