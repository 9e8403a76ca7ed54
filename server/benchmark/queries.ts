import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { ratings } from "@/db/schema/benchmark";
import {
  competencies,
  competencyDescriptors,
  competencyScale,
  differences,
  roles,
  targetLevels,
} from "@/db/schema/catalogue";
import { menteeProfiles } from "@/db/schema/matching";
import { type Gap, gapsTo, gapTotals, rankGaps, type TargetLevel } from "@/domain/benchmark/gap";
import { type DatedRating, type Standing, standings } from "@/domain/benchmark/history";
import { type BenchmarkOwner, canRateSelf, canReadBenchmark } from "@/domain/benchmark/policy";
import type { Framework } from "@/domain/catalogue/framework/document";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { competenciesBy, profileBy, type ScaledCompetency } from "./by-framework";

type Reader = Db | Tx;

/** The competencies in the order of the differences, with the words of each level; what is retired only if asked for by id. */
export async function readCompetencies(db: Reader, retiredId?: string): Promise<ScaledCompetency[]> {
  const [rows, descriptors] = await Promise.all([
    db
      .select({
        id: competencies.id,
        name: competencies.name,
        description: competencies.description,
        differenceId: differences.id,
        difference: differences.label,
      })
      .from(competencies)
      .innerJoin(differences, eq(differences.id, competencies.differenceId))
      .where(or(isNull(competencies.retiredAt), eq(competencies.id, retiredId ?? "")))
      .orderBy(asc(differences.position), asc(competencies.position)),
    db
      .select({
        competencyId: competencyDescriptors.competencyId,
        descriptor: competencyDescriptors.descriptor,
      })
      .from(competencyDescriptors)
      .orderBy(asc(competencyDescriptors.level)),
  ]);
  const words = Map.groupBy(descriptors, (row) => row.competencyId);
  return rows.map((row) => ({ ...row, descriptors: (words.get(row.id) ?? []).map((word) => word.descriptor) }));
}

/** The role that a member works towards, inside another query; null where they have named none. */
const targetOf = (memberId: string): SQL =>
  sql`(select ${menteeProfiles.targetRoleId} from ${menteeProfiles} where ${menteeProfiles.memberId} = ${memberId})`;

/** What somebody was rated on that the framework has left out since. */
async function readRetired(db: Reader, memberId: string): Promise<{ id: string; name: string }[]> {
  const rated = db.select({ id: ratings.competencyId }).from(ratings).where(eq(ratings.memberId, memberId));
  return db
    .select({ id: competencies.id, name: competencies.name })
    .from(competencies)
    .where(and(isNotNull(competencies.retiredAt), inArray(competencies.id, rated)))
    .orderBy(asc(competencies.name));
}

/** What a role asks for, in the order of the differences. Empty for an unknown role. */
export async function readProfile(db: Reader, roleId: string | SQL): Promise<TargetLevel[]> {
  return db
    .select({
      competencyId: targetLevels.competencyId,
      differenceId: competencies.differenceId,
      level: targetLevels.level,
      critical: targetLevels.critical,
    })
    .from(targetLevels)
    .innerJoin(competencies, eq(competencies.id, targetLevels.competencyId))
    .innerJoin(differences, eq(differences.id, competencies.differenceId))
    .where(eq(targetLevels.roleId, roleId))
    .orderBy(asc(differences.position), asc(competencies.position));
}

/** Every rating of a member, by whoever gave it. */
export async function readRatings(db: Reader, memberId: string): Promise<DatedRating[]> {
  return db.select(dated).from(ratings).where(eq(ratings.memberId, memberId)).orderBy(asc(ratings.ratedAt));
}

const dated = {
  competencyId: ratings.competencyId,
  level: ratings.level,
  raterKind: ratings.raterKind,
  ratedAt: ratings.ratedAt,
};

/** The five levels of the scale with their names, lowest first. */
export async function readScale(db: Reader) {
  return db
    .select({ level: competencyScale.level, label: competencyScale.label, meaning: competencyScale.meaning })
    .from(competencyScale)
    .orderBy(asc(competencyScale.level));
}

/** One competency of a benchmark: what was rated, by whom, and how far it is to the target. */
export type BenchmarkLine = ScaledCompetency & {
  self: DatedRating | null;
  mentor: DatedRating | null;
  /** The first own rating when it had another level. */
  first: DatedRating | null;
  /** How many ratings there are in all. */
  ratings: number;
  target: number | null;
  critical: boolean;
  gap: number | null;
};

function linesOf(
  all: readonly ScaledCompetency[],
  standing: ReadonlyMap<string, Standing>,
  gaps: readonly Gap[],
): BenchmarkLine[] {
  const gapOf = new Map(gaps.map((gap) => [gap.competencyId, gap]));
  return all.map((competency) => {
    const at = standing.get(competency.id);
    const gap = gapOf.get(competency.id);
    return {
      ...competency,
      self: at?.self ?? null,
      mentor: at?.mentor ?? null,
      first: at?.first ?? null,
      ratings: at?.history.length ?? 0,
      target: gap?.target ?? null,
      critical: gap?.critical ?? false,
      gap: gap?.gap ?? null,
    };
  });
}

const selfLevels = (standing: ReadonlyMap<string, Standing>): Map<string, number> =>
  new Map([...standing].flatMap(([id, { self }]) => (self === null ? [] : [[id, self.level] as const])));

/**
 * A benchmark against the target role, or against another role for comparison: own and mentor's view side by side, the gap
 * ranked. Refuses as not found for anybody but the person and their present mentors.
 */
export async function getBenchmark(
  ctx: Ctx,
  owner: BenchmarkOwner,
  input: { roleId?: string | undefined },
  version?: Promise<Framework>,
) {
  authorize(ctx.actor, canReadBenchmark, owner, { reason: "benchmark.not_found", hidden: true });
  const [framework, all, retired, scale, given, [wish], options, asked] = await Promise.all([
    version,
    version === undefined ? readCompetencies(ctx.db) : competenciesBy(ctx.db, version),
    readRetired(ctx.db, owner.memberId),
    readScale(ctx.db),
    readRatings(ctx.db, owner.memberId),
    ctx.db
      .select({ roleId: menteeProfiles.targetRoleId })
      .from(menteeProfiles)
      .where(eq(menteeProfiles.memberId, owner.memberId)),
    ctx.db.select({ id: roles.id, name: roles.name, family: roles.family }).from(roles).orderBy(asc(roles.position)),
    readProfile(ctx.db, input.roleId ?? targetOf(owner.memberId)),
  ]);
  const wanted = input.roleId ?? wish?.roleId ?? null;
  const role =
    wanted === null
      ? null
      : found(
          options.find((option) => option.id === wanted),
          "catalogue.no_such_role",
        );
  const profile = framework === undefined || role === null ? asked : profileBy(framework, role.id);
  const standing = standings(given);
  const gaps = gapsTo(profile, selfLevels(standing));
  const lines = linesOf(all, standing, gaps);
  const names = new Map(all.map((competency) => [competency.id, competency.name]));
  return {
    role,
    targetRoleId: wish?.roleId ?? null,
    roles: options,
    scale,
    lines,
    /** Rated once, and no longer in the framework: its history stays. */
    retired,
    totals: gapTotals(gaps),
    /** Heaviest first; only those that are rated and open. */
    ranked: rankGaps(gaps)
      .filter((gap) => (gap.gap ?? 0) > 0)
      .map((gap) => ({ ...gap, name: names.get(gap.competencyId) ?? gap.competencyId })),
    can: { rate: canRateSelf(ctx.actor, owner) },
  };
}

/** One competency over time, for whoever is rated: every rating by whom, when and on what it is based, the words of its levels, and the target. */
export async function getHistory(ctx: Ctx, owner: BenchmarkOwner, input: { competencyId: string }) {
  authorize(ctx.actor, canReadBenchmark, owner, { reason: "benchmark.not_found", hidden: true });
  const [all, scale, history, [aim]] = await Promise.all([
    readCompetencies(ctx.db, input.competencyId),
    readScale(ctx.db),
    ctx.db
      .select({ ...dated, note: ratings.note })
      .from(ratings)
      .where(and(eq(ratings.memberId, owner.memberId), eq(ratings.competencyId, input.competencyId)))
      .orderBy(asc(ratings.ratedAt)),
    ctx.db
      .select({ role: roles.name, level: targetLevels.level, critical: targetLevels.critical })
      .from(menteeProfiles)
      .innerJoin(roles, eq(roles.id, menteeProfiles.targetRoleId))
      .innerJoin(targetLevels, eq(targetLevels.roleId, roles.id))
      .where(and(eq(menteeProfiles.memberId, owner.memberId), eq(targetLevels.competencyId, input.competencyId))),
  ]);
  const competency = found(
    all.find((one) => one.id === input.competencyId),
    "benchmark.no_such_competency",
  );
  return { competency, scale, history, aim: aim ?? null };
}
