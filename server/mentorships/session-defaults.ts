import { and, eq } from "drizzle-orm";
import { heldSessions, obligations } from "@/db/schema/index";
import { raiseFact } from "@/server/jobs/enqueue";
import type { ObligationHandler } from "@/server/obligations/sweep";

/** A session that nobody confirmed in time stays unconfirmed: nobody waits for it any more, and it counts for nothing. */
export const confirmSessionDefaults: ObligationHandler = {
  lock: async (tx, sessionId) => {
    await tx.select({ id: heldSessions.id }).from(heldSessions).where(eq(heldSessions.id, sessionId)).for("update");
  },
  async run(tx, due, now) {
    await tx.update(obligations).set({ settledAt: now, outcome: "defaulted" }).where(eq(obligations.id, due.id));
    const passed = await tx
      .update(heldSessions)
      .set({ state: "unconfirmed" })
      .where(and(eq(heldSessions.id, due.subjectId), eq(heldSessions.state, "recorded")))
      .returning({ id: heldSessions.id });
    for (const { id } of passed) await raiseFact(tx, { name: "mentorship.session_unconfirmed", sessionId: id });
  },
  remind: (tx, half) => raiseFact(tx, { name: "mentorship.session_reminded", sessionId: half.subjectId }),
};
