import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { competencies, members, planRevisions } from "@/db/schema/index";
import { changeKey, type SuggestAs, suggestAs } from "@/domain/gates/review-changes";
import type { PlanChange } from "@/domain/plans/changes";
import { comparePlans, type ForecastMove } from "@/domain/plans/compare";
import { numbered, type PlanDocument } from "@/domain/plans/document";
import { visibleTo } from "@/domain/plans/visible";
import { documentAt } from "@/server/plans/history";
import { forecast } from "@/server/plans/revise";
import { hiddenItems, type ReadablePlan } from "./access";

/** One change as the mentor answers it. */
export type ChangeLine = {
  key: string;
  change: PlanChange;
  wbs: string | null;
  title: string | null;
  /** Who made it last, and why. */
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

/** Fields that say where a line stands on the page, and nothing about the work. */
const silent: ReadonlySet<string> = new Set(["position", "hidden"]);

/**
 * What changed in a plan from one revision to another as its mentor sees it: nothing of what its owner hides, nor what a gate's
 * decision wrote, which was signed by itself. Without an earlier revision, everything that is in the plan.
 */
export async function changesBetween(
  db: Db | Tx,
  plan: ReadablePlan,
  span: { since: number | null; revision: number },
  now: Date,
): Promise<ReviewChanges> {
  const after = await documentAt(db, plan, span.revision);
  const before = span.since === null ? { ...after, items: [] } : await documentAt(db, plan, span.since);
  const [was, is] = [await forecast(db, plan, before, now), await forecast(db, plan, after, now)];
  const seen = (document: PlanDocument) => visibleTo("mentor", document);
  // What is hidden by now is not shown from the past either.
  const gone = hiddenItems(plan);
  const compared = comparePlans(
    { document: seen(before), schedule: was.schedule },
    { document: seen(after), schedule: is.schedule },
  );
  const [origins, names] = [await originsOf(db, plan.id, span), await namesOf(db, before, after, gone)];
  const lines = compared.changes
    .filter(({ change }) => !silent.has(change.field) && !(change.itemId !== null && gone.has(change.itemId)))
    .filter(({ change }) => !origins.decided(change))
    .map(({ change, wbs, title }) => {
      const key = changeKey(change);
      const origin = origins.last.get(key);
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

/** Who changed each field last within the span, and the reason they gave. */
async function originsOf(db: Db | Tx, planId: string, span: { since: number | null; revision: number }) {
  const rows = await db
    .select({
      changes: planRevisions.changes,
      kind: planRevisions.kind,
      reason: planRevisions.reason,
      by: members.name,
    })
    .from(planRevisions)
    .leftJoin(members, eq(members.id, planRevisions.authorId))
    .where(
      and(
        eq(planRevisions.planId, planId),
        gt(planRevisions.number, span.since ?? 0),
        lte(planRevisions.number, span.revision),
      ),
    )
    .orderBy(asc(planRevisions.number));
  const last = new Map(
    rows.flatMap(({ changes, kind, reason, by }) => changes.map((change) => [changeKey(change), { kind, reason, by }])),
  );
  const edited = new Set(
    rows.flatMap(({ kind, changes }) => (kind === "gate" ? [] : changes.map((one) => one.itemId))),
  );
  /** Written by a gate's decision, and by nobody since: a line that it added stays out until somebody edits it. */
  const decided = (change: PlanChange) =>
    last.get(changeKey(change))?.kind === "gate" && !(change.field === "item" && edited.has(change.itemId));
  return { last, decided };
}

async function namesOf(
  db: Db | Tx,
  before: PlanDocument,
  after: PlanDocument,
  gone: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const known = await db.select({ id: competencies.id, name: competencies.name }).from(competencies);
  const items = [before, after]
    .flatMap((document) => numbered(visibleTo("mentor", document).items))
    .filter(({ id }) => !gone.has(id));
  return Object.fromEntries([
    ...known.map(({ id, name }) => [id, name]),
    ...items.map(({ id, wbs, title }) => [id, `${wbs} ${title}`]),
  ]);
}
