import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Connection } from "../db/client";
import { planRevisions, plans } from "../db/schema/index";
import type { MemberActor } from "../domain/actor";
import { DomainError } from "../domain/errors";
import { type PlanChange, rewind } from "../domain/plans/revisions/changes";
import type { MemberCtx } from "../server/context";
import { insertPlan } from "../server/plans/create";
import { getPlan } from "../server/plans/queries";
import { compareRevisions } from "../server/plans/revisions/history";
import { saveItem } from "../server/plans/revisions/items";
import type { MeasuredPage } from "./pages";
import { print } from "./report";
import { idOf, planOf } from "./schedule";

const sizes = [20, 100, 500];
const revisions = 40;
const runs = 15;
const clients = 8;

/** What a service is called with for a member of the bench. */
export function ctxOf(connection: Connection, memberId: string): MemberCtx {
  const now = new Date();
  const actor: MemberActor = { kind: "member", id: memberId, sessionId: randomUUID(), authenticatedAt: now, hats: [] };
  return { db: connection.db, actor, now, requestId: "bench" };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The median of several runs, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return Math.round(median(times) * 10) / 10;
}

/** A plan of so many tasks of this member, with forty revisions of one task; the same one however often it is asked for. */
export async function planWith(connection: Connection, memberId: string, tasks: number): Promise<string> {
  const ctx = ctxOf(connection, memberId);
  const title = `Bench, ${tasks} tasks`;
  const mine = await connection.db
    .select({ id: plans.id, document: plans.document })
    .from(plans)
    .where(eq(plans.ownerId, memberId));
  const known = mine.find(({ document }) => document.title === title);
  if (known) return known.id;
  const planId = await connection.db.transaction((tx) =>
    insertPlan(tx, ctx, { key: randomUUID(), reason: "Bench", document: { ...planOf(tasks), title } }),
  );
  for (let revision = 1; revision < revisions; revision++) {
    const fields = { durationDays: 3 + (revision % 5) };
    await saveItem(ctx, { planId, revision, itemId: idOf(revision % tasks), reason: "", key: randomUUID(), fields });
  }
  return planId;
}

/** Plans of 20, 100 and 500 tasks as pages to measure: what it costs to open them. */
export async function planPages(connection: Connection, memberId: string): Promise<MeasuredPage[]> {
  const pages: MeasuredPage[] = [];
  for (const tasks of sizes) {
    const id = await planWith(connection, memberId, tasks);
    const query = `select document, revision from plans where id = '${id}'`;
    pages.push({ name: `Plan, ${tasks} tasks`, path: `/plans/${id}`, signedIn: true, query });
  }
  return pages;
}

/** What the services of a plan take, without the page: reading it, and the difference of its first and newest revision. */
export async function benchPlans(connection: Connection, memberId: string) {
  const rows = [];
  for (const tasks of sizes) {
    const ctx = ctxOf(connection, memberId);
    const planId = await planWith(connection, memberId, tasks);
    const { revision } = await getPlan(ctx, { planId });
    rows.push({
      tasks,
      revisions: revision,
      "read, median ms": await timed(() => getPlan(ctx, { planId })),
      "first against newest, median ms": await timed(() => compareRevisions(ctx, { planId, from: 1, to: revision })),
    });
  }
  print("Plans: reading, and the difference of two revisions", rows);
  return rows;
}

/**
 * Eight clients change one plan for so many seconds. Then a checker that reads only the history looks for every value that
 * was acknowledged, and for whether undoing all of it leads back to the beginning. Throws when anything is lost.
 */
export async function benchTogether(connection: Connection, memberId: string, seconds: number) {
  const ctx = ctxOf(connection, memberId);
  const document = { ...planOf(20), title: `Together, ${randomUUID()}` };
  const planId = await connection.db.transaction((tx) =>
    insertPlan(tx, ctx, { key: randomUUID(), reason: "Bench", document }),
  );
  const until = performance.now() + seconds * 1000;
  const acknowledged: string[] = [];
  let conflicts = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; performance.now() < until; round++) {
        const { revision } = await getPlan(ctx, { planId });
        const note = `client ${client}, round ${round}`;
        try {
          const itemId = idOf((client * 3 + round) % 20);
          await saveItem(ctx, { planId, revision, itemId, reason: "", key: randomUUID(), fields: { note } });
          acknowledged.push(note);
        } catch (error) {
          if (!(error instanceof DomainError) || error.reason !== "plans.conflicts") throw error;
          conflicts += 1;
        }
      }
    }),
  );
  const history = await connection.db
    .select({ changes: planRevisions.changes })
    .from(planRevisions)
    .where(eq(planRevisions.planId, planId))
    .orderBy(asc(planRevisions.number));
  const changes: PlanChange[] = history.slice(1).flatMap((revision) => revision.changes);
  const written = new Set(changes.map((change) => change.after));
  const lost = acknowledged.filter((note) => !written.has(note));
  const [head] = await connection.db.select({ document: plans.document }).from(plans).where(eq(plans.id, planId));
  if (head === undefined || lost.length > 0) throw new Error(`Lost: ${lost.join("; ")}`);
  const beginning = rewind(head.document, changes);
  if (beginning.items.some((item) => item.note !== "")) throw new Error("Undoing the history does not lead back.");
  const row = { clients, seconds, acknowledged: acknowledged.length, conflicts, lost: lost.length };
  print("Eight clients change one plan", [row]);
  return row;
}
