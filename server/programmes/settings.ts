import { eq } from "drizzle-orm";
import { programmes } from "@/db/schema/programmes";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { canEditProgramme } from "@/domain/programmes/policy";
import type { ProgrammeSettings } from "@/domain/programmes/settings";
import { logSecurity } from "@/server/accounts/security-log";
import type { MemberCtx } from "@/server/context";

/** Changes a programme's name, words and rules. They hold for what begins from now on; dates already given stay. */
export async function saveProgramme(
  ctx: MemberCtx,
  input: { programmeId: string; name: string; description: string; settings: ProgrammeSettings },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(programmes).where(eq(programmes.id, input.programmeId)).for("update");
    const programme = authorize(ctx.actor, canEditProgramme, found(row, "programmes.not_found"), {
      reason: "programmes.not_found",
      hidden: true,
    });
    await tx
      .update(programmes)
      .set({ name: input.name, description: input.description, settings: input.settings })
      .where(eq(programmes.id, programme.id));
    await logSecurity(tx, ctx, { event: "admin.settings_changed", details: { programmeId: programme.id } });
  });
}
