import { inArray, max, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { catalogueEdits, competencies, competencyDescriptors, targetLevels } from "@/db/schema/catalogue";
import { targetIn } from "@/domain/catalogue/framework/differences";
import type { Framework, FrameworkCompetency } from "@/domain/catalogue/framework/document";
import type { MemberCtx } from "@/server/context";

type Edit = typeof catalogueEdits.$inferInsert;

/** Where a fact comes from that no source confirms. */
const unsourced = ["GK"];

const fieldsOf = (one: FrameworkCompetency) => ({
  name: one.name,
  description: one.description,
  planAreaId: one.planArea,
  differenceId: one.difference,
  differencePart: one.differencePart,
  evidenceExamples: one.evidence,
  interviewProbe: one.interviewProbe,
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Makes the tables of the catalogue say what a framework says, where they said `before`. What it leaves out is retired and
 * what was retired may return; no row goes. Each entry that changes is the administrator's from now on, with its history.
 * Both frameworks have a level for every competency in the same profiles.
 */
export async function applyFramework(tx: Tx, ctx: MemberCtx, before: Framework, after: Framework): Promise<void> {
  const old = new Map(before.competencies.map((one) => [one.id, one]));
  const edits: Edit[] = [];
  const note = (kind: string, recordId: string, was: Edit["before"], is: Edit["after"]) =>
    edits.push({ kind, recordId, actorId: ctx.actor.id, at: ctx.now, before: was ?? null, after: is });

  const [last] = await tx.select({ position: max(competencies.position) }).from(competencies);
  let position = last?.position ?? -1;
  for (const one of after.competencies) {
    const was = old.get(one.id);
    if (was !== undefined && same(fieldsOf(was), fieldsOf(one))) continue;
    const row = { ...fieldsOf(one), editedAt: ctx.now, retiredAt: null };
    position += 1;
    await tx
      .insert(competencies)
      .values({ ...row, id: one.id, sourceIds: unsourced, position })
      .onConflictDoUpdate({ target: competencies.id, set: row });
    note("competencies", one.id, was === undefined ? null : fieldsOf(was), fieldsOf(one));
  }
  const kept = new Set(after.competencies.map(({ id }) => id));
  const gone = before.competencies.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  if (gone.length > 0) {
    const retired = { retiredAt: ctx.now, editedAt: ctx.now };
    await tx.update(competencies).set(retired).where(inArray(competencies.id, gone));
  }
  await applyDescriptors(tx, ctx, old, after, note);
  await applyTargets(tx, ctx, before, after, note);
  if (edits.length > 0) await tx.insert(catalogueEdits).values(edits);
}

type Note = (kind: string, recordId: string, was: Edit["before"], is: Edit["after"]) => void;

async function applyDescriptors(
  tx: Tx,
  ctx: MemberCtx,
  old: ReadonlyMap<string, FrameworkCompetency>,
  after: Framework,
  note: Note,
): Promise<void> {
  const rows = after.competencies.flatMap((one) =>
    one.levels.flatMap((descriptor, level) => {
      const was = old.get(one.id)?.levels[level];
      if (was === descriptor) return [];
      note("competency_descriptors", `${one.id}/${level}`, was === undefined ? null : { descriptor: was }, {
        descriptor,
      });
      return [{ competencyId: one.id, level, descriptor, editedAt: ctx.now }];
    }),
  );
  if (rows.length === 0) return;
  await tx
    .insert(competencyDescriptors)
    .values(rows)
    .onConflictDoUpdate({
      target: [competencyDescriptors.competencyId, competencyDescriptors.level],
      set: { descriptor: sql`excluded.descriptor`, editedAt: ctx.now },
    });
}

async function applyTargets(tx: Tx, ctx: MemberCtx, before: Framework, after: Framework, note: Note): Promise<void> {
  const known = new Set(before.competencies.map(({ id }) => id));
  const rows = after.profiles.flatMap(({ roleId }) =>
    after.competencies.flatMap(({ id }, position) => {
      const was = targetIn(before, roleId, id);
      const is = targetIn(after, roleId, id);
      const isNew = !known.has(id);
      if (!isNew && was.level === is.level && was.must === is.must) return [];
      const said = { level: is.level, critical: is.must };
      note("target_levels", `${roleId}/${id}`, isNew ? null : { level: was.level, critical: was.must }, said);
      return [{ roleId, competencyId: id, ...said, position, editedAt: ctx.now }];
    }),
  );
  const most = 1000;
  for (let from = 0; from < rows.length; from += most) {
    await tx
      .insert(targetLevels)
      .values(rows.slice(from, from + most))
      .onConflictDoUpdate({
        target: [targetLevels.roleId, targetLevels.competencyId],
        set: { level: sql`excluded.level`, critical: sql`excluded.critical`, editedAt: ctx.now },
      });
  }
}
