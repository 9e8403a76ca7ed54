import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members } from "@/db/schema/accounts";
import { ratings } from "@/db/schema/benchmark";
import { competencies, roles } from "@/db/schema/catalogue";
import { menteeProfiles } from "@/db/schema/matching";
import { memberId } from "@/domain/actor";
import { changedRatings, standings } from "@/domain/benchmark/history";
import { type BenchmarkOwner, canRateAsMentor, canRateSelf } from "@/domain/benchmark/policy";
import type { RateInput } from "@/domain/benchmark/schema";
import { DomainError, found } from "@/domain/errors";
import { authorize, type Granted } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { readRatings } from "./queries";

/** Adds dated rows for what is new; nothing that was rated before is touched. */
async function addRatings(
  tx: Tx,
  ctx: Ctx,
  owner: Granted<BenchmarkOwner>,
  raterKind: "self" | "mentor",
  given: RateInput["ratings"],
): Promise<{ added: number }> {
  // One at a time for each member, so that what is sent twice is new once.
  await tx.select({ id: members.id }).from(members).where(eq(members.id, owner.memberId)).for("no key update");
  const ids = given.map((rating) => rating.competencyId);
  const known = await tx.select({ id: competencies.id }).from(competencies).where(inArray(competencies.id, ids));
  if (known.length !== ids.length) throw new DomainError("INVALID", "benchmark.no_such_competency", "ratings");
  const standing = standings(await readRatings(tx, owner.memberId));
  const levels = new Map(
    [...standing].flatMap(([id, at]) => {
      const newest = at[raterKind];
      return newest === null ? [] : [[id, newest.level] as const];
    }),
  );
  const fresh = changedRatings(given, levels);
  if (fresh.length === 0) return { added: 0 };
  await tx.insert(ratings).values(
    fresh.map((rating) => ({
      memberId: owner.memberId,
      competencyId: rating.competencyId,
      level: rating.level,
      note: rating.note ?? null,
      raterId: memberId(ctx.actor) ?? null,
      raterKind,
      ratedAt: ctx.now,
    })),
  );
  return { added: fresh.length };
}

/**
 * Rates oneself in some competencies. Each rating that says something new becomes a dated row; earlier ones stay. Refuses
 * unknown competencies as a whole, so that nothing is half saved.
 */
export async function rate(ctx: Ctx, owner: BenchmarkOwner, input: RateInput): Promise<{ added: number }> {
  const granted = authorize(ctx.actor, canRateSelf, owner, { reason: "benchmark.not_found", hidden: true });
  return ctx.db.transaction((tx) => addRatings(tx, ctx, granted, "self", input.ratings));
}

/** The same within a transaction that is already open. */
export async function rateWithin(
  tx: Tx,
  ctx: Ctx,
  owner: BenchmarkOwner,
  input: RateInput,
): Promise<{ added: number }> {
  const granted = authorize(ctx.actor, canRateSelf, owner, { reason: "benchmark.not_found", hidden: true });
  return addRatings(tx, ctx, granted, "self", input.ratings);
}

/** A mentor's view of somebody whom they mentor now, as dated rows of its own beside the own ratings. */
export async function rateAsMentor(ctx: Ctx, owner: BenchmarkOwner, input: RateInput): Promise<{ added: number }> {
  const granted = authorize(ctx.actor, canRateAsMentor, owner, { reason: "benchmark.not_found", hidden: true });
  return ctx.db.transaction((tx) => addRatings(tx, ctx, granted, "mentor", input.ratings));
}

/** Makes a role the target, for the benchmark and for matching. Refuses an unknown role and somebody without a start. */
export async function setTargetRole(ctx: Ctx, owner: BenchmarkOwner, input: { roleId: string }): Promise<void> {
  const granted = authorize(ctx.actor, canRateSelf, owner, { reason: "benchmark.not_found", hidden: true });
  await ctx.db.transaction(async (tx) => {
    const [role] = await tx.select({ id: roles.id }).from(roles).where(eq(roles.id, input.roleId));
    found(role, "catalogue.no_such_role");
    const [profile] = await tx
      .update(menteeProfiles)
      .set({ targetRoleId: input.roleId, updatedAt: ctx.now })
      .where(eq(menteeProfiles.memberId, granted.memberId))
      .returning({ memberId: menteeProfiles.memberId });
    if (!profile) throw new DomainError("CONFLICT", "benchmark.start_first");
  });
}
