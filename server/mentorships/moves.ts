import type { Tx } from "@/db/client";
import { contactNotes } from "@/db/schema/index";
import { isLive, type MentorshipMove, moveMentorship } from "@/domain/mentorships/state";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { settleObligation } from "@/server/obligations/service";
import { lockLiveMentorship, lockMentorship, writeMove } from "./lock";

export type MemberMove = {
  mentorshipId: string;
  move: Exclude<MentorshipMove, "activate">;
  /** For the coordinators; never shown to the other side. */
  reason: string;
  /** For the other side. */
  farewell: string;
};

/**
 * One side pauses, resumes, completes or ends the mentorship. Either may, without giving a reason. When it is over the
 * place is free at once, what was still owed is cancelled, and the other side is told.
 */
export async function changeMentorship(ctx: MemberCtx, input: MemberMove): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const mentorship = await lockMentorship(tx, ctx.actor, input.mentorshipId);
    const to = moveMentorship(mentorship.state, input.move);
    const { reason, farewell } = input;
    const moveId = await writeMove(tx, mentorship, { actorId: ctx.actor.id, to, reason, farewell }, ctx.now);
    if (!isLive(to)) await settleObligation(tx, { subjectIds: [mentorship.id] }, "cancelled", ctx.now);
    const mentorshipId = mentorship.id;
    if (input.move === "pause") await raiseFact(tx, { name: "mentorship.paused", mentorshipId, moveId });
    else if (input.move === "resume") await raiseFact(tx, { name: "mentorship.resumed", mentorshipId, moveId });
    else await raiseFact(tx, { name: "mentorship.ended", mentorshipId });
  });
}

/** Says how one wishes to be reached by the other; shown to the pair alone, while the mentorship lasts. Empty takes it back. */
export async function setContactNote(ctx: MemberCtx, input: { mentorshipId: string; text: string }): Promise<void> {
  await ctx.db.transaction(async (tx: Tx) => {
    const mentorship = await lockLiveMentorship(tx, ctx.actor, input.mentorshipId);
    const note = { text: input.text, updatedAt: ctx.now };
    await tx
      .insert(contactNotes)
      .values({ mentorshipId: mentorship.id, memberId: ctx.actor.id, ...note })
      .onConflictDoUpdate({ target: [contactNotes.mentorshipId, contactNotes.memberId], set: note });
  });
}
