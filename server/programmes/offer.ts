import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mentorProfiles } from "@/db/schema/matching";
import { DomainError, found } from "@/domain/errors";
import { markBriefing } from "@/domain/programmes/briefing";
import type { MentorDomains, Offer, Strengths } from "@/domain/programmes/mentor-form";
import type { MemberCtx } from "@/server/context";
import { replaceMentorDomains, replaceStrengths } from "./apply";

async function lockOwnProfile(tx: Tx, ctx: MemberCtx) {
  const [row] = await tx.select().from(mentorProfiles).where(eq(mentorProfiles.memberId, ctx.actor.id)).for("update");
  return found(row, "programmes.not_a_mentor");
}

/** Changes what one offers: places, ways to meet, questions. Fewer places than are taken means full, and ends nothing. */
export async function saveOffer(ctx: MemberCtx, input: Offer): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const profile = await lockOwnProfile(tx, ctx);
    await tx
      .update(mentorProfiles)
      .set({ ...input, updatedAt: ctx.now })
      .where(eq(mentorProfiles.memberId, profile.memberId));
  });
}

/** Changes the domains one speaks for and what one is strong at. */
export async function saveExpertise(
  ctx: MemberCtx,
  input: { domains: MentorDomains; strengths: Strengths },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const profile = await lockOwnProfile(tx, ctx);
    await replaceMentorDomains(tx, profile.memberId, input.domains);
    await replaceStrengths(tx, profile.memberId, input.strengths);
    await tx.update(mentorProfiles).set({ updatedAt: ctx.now }).where(eq(mentorProfiles.memberId, profile.memberId));
  });
}

/** Takes no new requests until a day, or until one resumes. What runs goes on. */
export async function pauseMentoring(ctx: MemberCtx, input: { until: Date | null }): Promise<void> {
  if (input.until !== null && input.until <= ctx.now)
    throw new DomainError("INVALID", "programmes.pause_past", "until");
  await ctx.db.transaction(async (tx) => {
    const profile = await lockOwnProfile(tx, ctx);
    await tx
      .update(mentorProfiles)
      .set({ pausedAt: ctx.now, pausedUntil: input.until, updatedAt: ctx.now })
      .where(eq(mentorProfiles.memberId, profile.memberId));
  });
}

/** Takes requests again, also after a silence: whoever resumes is there. */
export async function resumeMentoring(ctx: MemberCtx): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const profile = await lockOwnProfile(tx, ctx);
    await tx
      .update(mentorProfiles)
      .set({ pausedAt: null, pausedUntil: null, lapsedInARow: 0, updatedAt: ctx.now })
      .where(eq(mentorProfiles.memberId, profile.memberId));
  });
}

/** Marks the check after the briefing. With every answer right the briefing is done; otherwise it says which to read again. */
export async function answerBriefing(
  ctx: MemberCtx,
  input: { answers: Record<string, string> },
): Promise<{ passed: boolean; wrong: string[] }> {
  const wrong = markBriefing(input.answers);
  if (wrong.length > 0) return { passed: false, wrong };
  await ctx.db.transaction(async (tx) => {
    const profile = await lockOwnProfile(tx, ctx);
    await tx
      .update(mentorProfiles)
      .set({ briefedAt: profile.briefedAt ?? ctx.now, updatedAt: ctx.now })
      .where(eq(mentorProfiles.memberId, profile.memberId));
  });
  return { passed: true, wrong: [] };
}
