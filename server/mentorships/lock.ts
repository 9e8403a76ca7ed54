import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { agreementSignatures, agreements, mentorshipMoves, mentorships, programmes } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import { canReadMentorship, canShapeMentorship } from "@/domain/mentorships/policy";
import { isLive, type MentorshipState } from "@/domain/mentorships/state";
import { authorize, type Granted } from "@/domain/policy";
import { effectiveSettings, type ProgrammeSettings } from "@/domain/programmes/settings";

export type MentorshipRow = typeof mentorships.$inferSelect;
export type LockedMentorship = Granted<MentorshipRow & { settings: ProgrammeSettings }>;

const hidden = { reason: "mentorships.not_found", hidden: true };

/** Where both sides see their mentorship. */
export const mentorshipPath = (id: string) => `/mentorships/${id}`;

/** The other one of the pair. */
export function partnerOf(mentorship: { mentorId: string; menteeId: string }, memberId: string): string {
  return mentorship.mentorId === memberId ? mentorship.menteeId : mentorship.mentorId;
}

/** Locks a mentorship for one of its two; to anybody else it does not exist. */
export async function lockMentorship(tx: Tx, actor: MemberActor, id: string): Promise<LockedMentorship> {
  const [row] = await tx
    .select({ mentorship: mentorships, settings: programmes.settings })
    .from(mentorships)
    .innerJoin(programmes, eq(programmes.id, mentorships.programmeId))
    .where(eq(mentorships.id, id))
    .for("update", { of: mentorships });
  const { mentorship, settings } = found(row, hidden.reason);
  return authorize(actor, canReadMentorship, { ...mentorship, settings: effectiveSettings(settings) }, hidden);
}

/** The same, for a change that is open only while the mentorship lasts. */
export async function lockLiveMentorship(tx: Tx, actor: MemberActor, id: string): Promise<LockedMentorship> {
  const mentorship = await lockMentorship(tx, actor, id);
  if (!canShapeMentorship(actor, mentorship)) throw new DomainError("CONFLICT", "mentorships.over");
  return mentorship;
}

/** How many mentees a mentor has at present; with the mentor's row locked, nobody can add one meanwhile. */
export function countTaken(tx: Tx, mentorId: string): Promise<number> {
  return tx.$count(mentorships, and(eq(mentorships.mentorId, mentorId), isNull(mentorships.endedAt)));
}

/** The newest version of the agreement, and who has signed it. */
export async function newestAgreement(tx: Tx, mentorshipId: string) {
  const rows = await tx
    .select({ agreement: agreements, signerId: agreementSignatures.memberId })
    .from(agreements)
    .leftJoin(
      agreementSignatures,
      and(
        eq(agreementSignatures.mentorshipId, agreements.mentorshipId),
        eq(agreementSignatures.version, agreements.version),
      ),
    )
    .where(eq(agreements.mentorshipId, mentorshipId))
    .orderBy(desc(agreements.version))
    .limit(2);
  const [newest] = rows;
  if (!newest) return undefined;
  const ofNewest = rows.filter((row) => row.agreement.version === newest.agreement.version);
  return { ...newest.agreement, signerIds: ofNewest.flatMap((row) => (row.signerId === null ? [] : [row.signerId])) };
}

export type Move = { actorId: string | null; to: MentorshipState; reason?: string; farewell?: string };

/** Writes one change of state with who, when and, if they said so, why; the place is free the moment it is over. */
export async function writeMove(tx: Tx, mentorship: MentorshipRow, move: Move, now: Date): Promise<string> {
  const [row] = await tx
    .insert(mentorshipMoves)
    .values({
      mentorshipId: mentorship.id,
      actorId: move.actorId,
      fromState: mentorship.state,
      toState: move.to,
      reason: move.reason || null,
      farewell: move.farewell || null,
      at: now,
    })
    .returning({ id: mentorshipMoves.id });
  if (!row) throw new Error("The move was not inserted.");
  await tx
    .update(mentorships)
    .set({ state: move.to, endedAt: isLive(move.to) ? null : now })
    .where(eq(mentorships.id, mentorship.id));
  return row.id;
}
