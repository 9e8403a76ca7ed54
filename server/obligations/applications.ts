import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mentorApplications, obligations } from "@/db/schema/index";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation } from "./service";
import type { ObligationHandler } from "./sweep";

async function lock(tx: Tx, applicationId: string): Promise<void> {
  await tx
    .select({ id: mentorApplications.id })
    .from(mentorApplications)
    .where(eq(mentorApplications.id, applicationId))
    .for("update");
}

/**
 * Nobody becomes a mentor, and nobody is turned away, by a date passing. An application that is late is escalated to
 * the administrators and the coordinators have as long again; it stays at the head of the queue until somebody decides.
 */
export const applicationDefaults: ObligationHandler = {
  lock,
  async run(tx, late, now) {
    await tx.update(obligations).set({ settledAt: now, outcome: "defaulted" }).where(eq(obligations.id, late.id));
    if (late.programmeId === null) return;
    await openObligation(
      tx,
      {
        kind: late.kind,
        subjectId: late.subjectId,
        owner: { programmeId: late.programmeId },
        waiterId: late.waiterId,
        path: late.path,
        allowance: late,
      },
      now,
    );
    await raiseFact(tx, { name: "mentor.application_overdue", applicationId: late.subjectId }, late.id);
  },
  async remind(tx, half) {
    await raiseFact(tx, { name: "mentor.applied", applicationId: half.subjectId }, `reminder:${half.id}`);
  },
};
