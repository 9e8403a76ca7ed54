import { createHash } from "node:crypto";
import { asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { canonicalFramework, type Framework, levels, tidied } from "../../domain/catalogue/framework/document";
import type { Db, Tx } from "../client";
import {
  competencies,
  competencyDescriptors,
  differences,
  frameworkVersions,
  roles,
  targetLevels,
  targetProfiles,
} from "../schema/catalogue";

const lockKey = 1_907_014;

/** Lets one transaction at a time change the framework. Taken before the first row is written, so that none waits for another in a circle. */
export async function lockFramework(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
}

/** The framework as the tables of the catalogue say it now. */
export async function readFrameworkNow(db: Db | Tx): Promise<Framework> {
  const rows = await db
    .select()
    .from(competencies)
    .innerJoin(differences, eq(differences.id, competencies.differenceId))
    .where(isNull(competencies.retiredAt))
    .orderBy(asc(differences.position), asc(competencies.position), asc(competencies.id));
  const descriptors = await db.select().from(competencyDescriptors);
  const profiles = await db
    .select({ roleId: targetProfiles.roleId })
    .from(targetProfiles)
    .innerJoin(roles, eq(roles.id, targetProfiles.roleId))
    .orderBy(asc(roles.position), asc(roles.id));
  const targets = Map.groupBy(await db.select().from(targetLevels), ({ roleId }) => roleId);
  const words = Map.groupBy(descriptors, ({ competencyId }) => competencyId);
  const present = rows.map(({ competencies: one }) =>
    tidied({
      id: one.id,
      name: one.name,
      description: one.description,
      planArea: one.planAreaId,
      difference: one.differenceId,
      differencePart: one.differencePart,
      levels: levels.map((level) => words.get(one.id)?.find((row) => row.level === level)?.descriptor ?? ""),
      evidence: one.evidenceExamples,
      interviewProbe: one.interviewProbe,
    }),
  );
  return {
    competencies: present,
    profiles: profiles.map(({ roleId }) => {
      const asked = new Map((targets.get(roleId) ?? []).map((row) => [row.competencyId, row]));
      return {
        roleId,
        levels: Object.fromEntries(present.map(({ id }) => [id, asked.get(id)?.level ?? 0])),
        critical: present.flatMap(({ id }) => (asked.get(id)?.critical ? [id] : [])),
      };
    }),
  };
}

function frameworkHash(framework: Framework): string {
  return createHash("sha256").update(canonicalFramework(framework)).digest("hex");
}

/**
 * Keeps what the tables say now as the next version of the framework, unless the newest says the same. Roles ask nothing of
 * what is retired. To be called in the transaction that wrote, after `lockFramework`.
 */
export async function keepFrameworkVersion(
  tx: Tx,
  { at, byId, reason }: { at: Date; byId: string | null; reason: string },
): Promise<{ number: number; isNew: boolean }> {
  const retired = tx.select({ id: competencies.id }).from(competencies).where(isNotNull(competencies.retiredAt));
  await tx.delete(targetLevels).where(sql`${targetLevels.competencyId} in ${retired}`);
  const document = await readFrameworkNow(tx);
  const hash = frameworkHash(document);
  const [last] = await tx
    .select({ number: frameworkVersions.number, hash: frameworkVersions.hash })
    .from(frameworkVersions)
    .orderBy(desc(frameworkVersions.number))
    .limit(1);
  if (last?.hash === hash) return { number: last.number, isNew: false };
  const number = (last?.number ?? 0) + 1;
  await tx.insert(frameworkVersions).values({ number, at, byId, reason, document, hash });
  return { number, isNew: true };
}
