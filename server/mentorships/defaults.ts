import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mentorships, obligations, programmes } from "@/db/schema/index";
import { effectiveSettings } from "@/domain/programmes/settings";
import { raiseFact } from "@/server/jobs/enqueue";
import type { ObligationHandler } from "@/server/obligations/sweep";
import { newestAgreement } from "./lock";
import { oweSignature } from "./signatures";

async function lock(tx: Tx, mentorshipId: string) {
  const [row] = await tx
    .select({ mentorship: mentorships, settings: programmes.settings })
    .from(mentorships)
    .innerJoin(programmes, eq(programmes.id, mentorships.programmeId))
    .where(eq(mentorships.id, mentorshipId))
    .for("update", { of: mentorships });
  return row;
}

async function remindToSign(tx: Tx, mentorshipId: string, ownerId: string | null, nonce: string): Promise<void> {
  const agreement = await newestAgreement(tx, mentorshipId);
  if (!agreement || ownerId === null) return;
  const { version } = agreement;
  await raiseFact(tx, { name: "mentorship.agreement_unsigned", mentorshipId, version, ownerId }, nonce);
}

/** Nobody signs by a date passing: whoever has not is reminded and has as long again, and it stays on both pages. */
export const signAgreementDefaults: ObligationHandler = {
  lock: async (tx, mentorshipId) => {
    await lock(tx, mentorshipId);
  },
  async run(tx, due, now) {
    await tx.update(obligations).set({ settledAt: now, outcome: "defaulted" }).where(eq(obligations.id, due.id));
    const row = await lock(tx, due.subjectId);
    if (!row || due.ownerId === null || row.mentorship.endedAt !== null) return;
    await oweSignature(tx, row.mentorship, due.ownerId, effectiveSettings(row.settings), now);
    await remindToSign(tx, due.subjectId, due.ownerId, due.id);
  },
  remind: (tx, half) => remindToSign(tx, half.subjectId, half.ownerId, `reminder:${half.id}`),
};
