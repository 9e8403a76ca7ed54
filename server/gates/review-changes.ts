import { asc, eq, type SQL } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, planRevisions } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { changeKey, reviewedIn, type SuggestAs, suggestAs } from "@/domain/gates/review-changes";
import { numbered, type PlanDocument } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { comparePlans, type ForecastMove } from "@/domain/plans/revisions/compare";
import { everHidden, isReasonFor, visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { calendarOfMember } from "@/server/obligations/calendars";
import type { ReadablePlan } from "@/server/plans/access";
import { competencyNames } from "@/server/plans/benchmark/competency-names";
import { revisionsAfter, rewindTo } from "@/server/plans/revisions/history";
import { carriesOut } from "@/server/plans/revisions/reasons";
import { forecastOn } from "@/server/plans/revisions/revise";

/** One change as the mentor answers it. */
export type ChangeLine = {
  key: string;
  change: PlanChange;
  wbs: string | null;
  title: string | null;
  /** Who made it last, and why as far as this reader is told. */
  by: string | null;
  reason: string;
  suggest: SuggestAs;
};

export type ReviewChanges = {
  lines: ChangeLine[];
  moves: ForecastMove[];
  finish: { before: string; after: string };
  /** Names for the ids that changes hold: items with their references, competencies. */
  names: Record<string, string>;
};

/** From a revision, or from nothing, to another. */
export type Span = { since: number | null; revision: number };

/**
 * What changed in a plan from one revision to another as its mentor sees it: nothing of what its owner hides, nor what a gate's
 * decision wrote, which was signed by itself. Without an earlier revision, everything that is in the plan.
 */
export async function changesBetween(
  tx: Tx,
  { actor, now }: MemberCtx,
  plan: ReadablePlan,
  span: Span,
): Promise<ReviewChanges> {
  return changesWithin(plan, span, await readRevisions(tx, actor, plan, span.since ?? 0), now);
}

/**
 * What `changesWithin` goes by: the revisions after one, or after the one that a query names, and what they are told with to
 * this reader.
 */
export async function readRevisions(db: Db | Tx, reader: MemberActor, plan: ReadablePlan, since: number | SQL) {
  const [revisions, known, calendar] = await Promise.all([
    db
      .select({
        number: planRevisions.number,
        changes: planRevisions.changes,
        kind: planRevisions.kind,
        reason: planRevisions.reason,
        isTheirs: carriesOut(reader.id),
        by: members.name,
      })
      .from(planRevisions)
      .leftJoin(members, eq(members.id, planRevisions.authorId))
      .where(revisionsAfter(plan, since))
      .orderBy(asc(planRevisions.number)),
    competencyNames(db, plan),
    calendarOfMember(db, plan.ownerId),
  ]);
  return { revisions, known, calendar };
}

type ReadRevisions = Awaited<ReturnType<typeof readRevisions>>;

/** The same as `changesBetween`, of revisions that were read already. */
export function changesWithin(
  plan: ReadablePlan,
  span: Span,
  { revisions, known, calendar }: ReadRevisions,
  now: Date,
): ReviewChanges {
  const after = rewindTo(plan, revisions, span.revision);
  const before = span.since === null ? { ...after, items: [] } : rewindTo(plan, revisions, span.since);
  const [was, is] = [forecastOn(calendar, before, now), forecastOn(calendar, after, now)];
  const seen = (document: PlanDocument) => visibleTo("mentor", document);
  // What is hidden by now is not shown from the past either.
  const present = visibleTo("mentor", plan.document).items.map(({ id }) => id);
  const gone = everHidden(
    plan.document,
    revisions.flatMap(({ changes }) => changes),
  );
  for (const id of present) gone.delete(id);
  const compared = comparePlans(
    { document: seen(before), schedule: was.schedule },
    { document: seen(after), schedule: is.schedule },
  );
  const within = revisions.filter(({ number }) => number > (span.since ?? 0) && number <= span.revision);
  const origins = originsOf(within.map((row) => (isReasonFor(plan.role, row, gone) ? row : { ...row, reason: "" })));
  const isReviewed = reviewedIn(within);
  const names = namesOf(known, before, after, gone);
  const lines = compared.changes
    .filter(({ change }) => isReviewed(change) && !(change.itemId !== null && gone.has(change.itemId)))
    .map(({ change, wbs, title }) => {
      const key = changeKey(change);
      const origin = origins.get(key);
      return {
        key,
        change,
        wbs,
        title,
        by: origin?.by ?? null,
        reason: origin?.reason ?? "",
        suggest: suggestAs(change),
      };
    });
  return { lines, moves: compared.moves.filter(({ itemId }) => !gone.has(itemId)), finish: compared.finish, names };
}

/** Who changed each field last, and the reason that is told for it. */
function originsOf(rows: ReadRevisions["revisions"]) {
  return new Map(rows.flatMap(({ changes, reason, by }) => changes.map((one) => [changeKey(one), { reason, by }])));
}

function namesOf(
  known: ReadRevisions["known"],
  before: PlanDocument,
  after: PlanDocument,
  gone: ReadonlySet<string>,
): Record<string, string> {
  const items = [before, after]
    .flatMap((document) => numbered(visibleTo("mentor", document).items))
    .filter(({ id }) => !gone.has(id));
  return Object.fromEntries([
    ...known.map(({ id, name }) => [id, name]),
    ...items.map(({ id, wbs, title }) => [id, `${wbs} ${title}`]),
  ]);
}
