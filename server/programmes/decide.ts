import { eq } from "drizzle-orm";
import { mentorApplications } from "@/db/schema/programmes";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Decision } from "@/domain/programmes/mentor-form";
import { canDecideApplication } from "@/domain/programmes/policy";
import { logSecurity } from "@/server/accounts/security-log";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { settleObligation } from "@/server/obligations/service";
import { approve } from "./apply";

/**
 * A coordinator approves or declines, with a reason that the applicant reads. One decision counts: a second one is
 * refused with CONFLICT. Applications of other programmes do not exist.
 */
export async function decideApplication(ctx: MemberCtx, input: Decision): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(mentorApplications)
      .where(eq(mentorApplications.id, input.applicationId))
      .for("update");
    const application = authorize(ctx.actor, canDecideApplication, found(row, "programmes.application_gone"), {
      reason: "programmes.application_gone",
      hidden: true,
    });
    if (application.state !== "submitted") throw new DomainError("CONFLICT", "programmes.application_decided");
    const reason = input.reason === "" ? null : input.reason;
    await settleObligation(tx, { subjectIds: [application.id], kind: "decide_application" }, "done", ctx.now);
    if (input.decision === "approve") {
      await approve(
        tx,
        { id: application.id, memberId: application.memberId, decidedById: ctx.actor.id, reason },
        ctx.now,
      );
    } else {
      await tx
        .update(mentorApplications)
        .set({ state: "declined", decidedById: ctx.actor.id, decidedAt: ctx.now, reason })
        .where(eq(mentorApplications.id, application.id));
      await raiseFact(tx, { name: "mentor.declined", applicationId: application.id });
    }
    await logSecurity(tx, ctx, {
      event: "admin.application_decided",
      subjectId: application.memberId,
      details: { decision: input.decision },
    });
  });
}
