import { asc, eq } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Tx } from "@/db/client";
import { agreementItems, agreementSignatures, agreements, members } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import {
  type Clause,
  isSignatureOf,
  longestAgreementDays,
  type ProposeAgreement,
} from "@/domain/mentorships/agreement";
import { moveMentorship } from "@/domain/mentorships/state";
import type { ProgrammeSettings } from "@/domain/programmes/settings";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { lockLiveMentorship, type MentorshipRow, mentorshipPath, newestAgreement, partnerOf, writeMove } from "./lock";

/** One side owes a signature under the newest version, within the programme's calendar days. */
export async function oweSignature(
  tx: Tx,
  mentorship: MentorshipRow,
  ownerId: string,
  settings: ProgrammeSettings,
  now: Date,
): Promise<void> {
  await openObligation(
    tx,
    {
      kind: "sign_agreement",
      subjectId: mentorship.id,
      owner: { memberId: ownerId },
      waiterId: partnerOf(mentorship, ownerId),
      path: mentorshipPath(mentorship.id),
      allowance: { days: settings.agreementDays, unit: "calendar_days" },
    },
    now,
  );
}

/** The clauses of the catalogue as they stand now, in its order. */
export async function currentClauses(tx: Tx): Promise<Clause[]> {
  return tx
    .select({ id: agreementItems.id, title: agreementItems.title, text: agreementItems.text })
    .from(agreementItems)
    .orderBy(asc(agreementItems.position), asc(agreementItems.id));
}

export type Signature = { mentorshipId: string; version: number; typedName: string };

/**
 * Signs the newest version with the member's own name. With both signatures an accepted mentorship becomes active. Signing
 * twice changes nothing; a version that has been replaced meanwhile is refused with `mentorships.agreement_changed`.
 */
export async function signAgreement(ctx: MemberCtx, input: Signature): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const mentorship = await lockLiveMentorship(tx, ctx.actor, input.mentorshipId);
    const agreement = found(await newestAgreement(tx, mentorship.id), "mentorships.no_agreement");
    if (agreement.version !== input.version) throw new DomainError("CONFLICT", "mentorships.agreement_changed");
    if (agreement.signerIds.includes(ctx.actor.id)) return;
    await writeSignature(tx, ctx, input);
    await settleObligation(
      tx,
      { subjectIds: [mentorship.id], kind: "sign_agreement", ownerId: ctx.actor.id },
      "done",
      ctx.now,
    );
    await raiseFact(tx, {
      name: "mentorship.agreement_signed",
      mentorshipId: mentorship.id,
      version: input.version,
      signerId: ctx.actor.id,
    });
    const both = agreement.signerIds.includes(partnerOf(mentorship, ctx.actor.id));
    if (!both || mentorship.state !== "accepted") return;
    const to = moveMentorship(mentorship.state, "activate");
    await writeMove(tx, mentorship, { actorId: ctx.actor.id, to }, ctx.now);
  });
}

/**
 * Replaces the agreement by the next version, signed by whoever proposes it; the other side owes a signature. Until both
 * have signed, the version that both signed last stays in force.
 */
export async function proposeAgreement(ctx: MemberCtx, input: ProposeAgreement): Promise<{ version: number }> {
  return ctx.db.transaction(async (tx) => {
    const mentorship = await lockLiveMentorship(tx, ctx.actor, input.mentorshipId);
    const newest = found(await newestAgreement(tx, mentorship.id), "mentorships.no_agreement");
    if (newest.version !== input.version) throw new DomainError("CONFLICT", "mentorships.agreement_changed");
    refuseUnusableEnd(input.endsOn, ctx.now);
    const version = newest.version + 1;
    await tx.insert(agreements).values({
      mentorshipId: mentorship.id,
      version,
      scope: input.scope,
      cadenceDays: input.cadenceDays,
      sessionMinutes: input.sessionMinutes,
      channel: input.channel,
      endsOn: input.endsOn,
      clauses: await currentClauses(tx),
      proposedById: ctx.actor.id,
      createdAt: ctx.now,
    });
    await settleObligation(tx, { subjectIds: [mentorship.id], kind: "sign_agreement" }, "cancelled", ctx.now);
    await writeSignature(tx, ctx, { mentorshipId: mentorship.id, version, typedName: input.typedName });
    await oweSignature(tx, mentorship, partnerOf(mentorship, ctx.actor.id), mentorship.settings, ctx.now);
    await raiseFact(tx, { name: "mentorship.agreement_proposed", mentorshipId: mentorship.id, version });
    return { version };
  });
}

function refuseUnusableEnd(endsOn: string, now: Date): void {
  const today = DateTime.fromJSDate(now, { zone: "utc" }).startOf("day");
  const days = DateTime.fromISO(endsOn, { zone: "utc" }).diff(today, "days").days;
  if (days < 1 || days > longestAgreementDays)
    throw new DomainError("INVALID", "mentorships.end_out_of_range", "endsOn");
}

async function writeSignature(tx: Tx, ctx: MemberCtx, { mentorshipId, version, typedName }: Signature): Promise<void> {
  const [signer] = await tx.select({ name: members.name }).from(members).where(eq(members.id, ctx.actor.id));
  if (!signer || !isSignatureOf(typedName, signer.name)) {
    throw new DomainError("INVALID", "mentorships.sign_with_your_name", "typedName");
  }
  await tx
    .insert(agreementSignatures)
    .values({ mentorshipId, version, memberId: ctx.actor.id, typedName, signedAt: ctx.now });
}
