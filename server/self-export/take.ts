import { and, desc, eq, sql } from "drizzle-orm";
import { attachments, evidence, evidenceFiles, plans, securityLog } from "@/db/schema/index";
import { isoDate } from "@/domain/dates";
import { DomainError } from "@/domain/errors";
import { exportLimit } from "@/domain/self-export/limit";
import { limitKey, spendPoint } from "@/server/accounts/limits";
import { logSecurity } from "@/server/accounts/security-log";
import type { MemberCtx } from "@/server/context";
import { archiveOf } from "./archive";
import { gather } from "./gather";
import { zipped } from "./zip";

/** An archive on its way: its name, and its bytes as they are wanted. */
export type TakenArchive = { fileName: string; zip: AsyncGenerator<Uint8Array, void, undefined> };

/**
 * Everything that the product holds by and about the member, as one archive of which nothing is kept. It is written to the
 * security log before the first byte leaves. Refuses with TOO_MANY after some in one hour.
 */
export async function takeEverything(ctx: MemberCtx): Promise<TakenArchive> {
  const key = limitKey("self_export", ctx.actor.id);
  if ((await spendPoint(ctx.db, key, exportLimit, ctx.now)) > exportLimit.points) {
    await logSecurity(ctx.db, ctx, {
      event: "auth.limited",
      subjectId: ctx.actor.id,
      details: { kind: "self_export" },
    });
    throw new DomainError("TOO_MANY", "accounts.exported_too_often");
  }
  const gathered = await gather(ctx);
  const files = await archiveOf(ctx, gathered);
  await logSecurity(ctx.db, ctx, {
    event: "account.exported",
    subjectId: ctx.actor.id,
    details: { files: files.length },
  });
  return {
    fileName: `critical-path ${isoDate(ctx.now, gathered.zone)}.zip`,
    zip: zipped(files, ctx.now),
  };
}

/** What the archive would hold, in figures, and when one was last taken. */
export async function aboutExport(
  ctx: MemberCtx,
): Promise<{ plans: number; files: number; bytes: number; lastAt: Date | null }> {
  const me = ctx.actor.id;
  const [count, [pieces], [attached], [last]] = await Promise.all([
    ctx.db.$count(plans, eq(plans.ownerId, me)),
    ctx.db
      .select({
        files: sql<number>`count(*)::int`,
        bytes: sql<number>`coalesce(sum(${evidenceFiles.size}), 0)::int`,
      })
      .from(evidenceFiles)
      .innerJoin(evidence, eq(evidence.id, evidenceFiles.evidenceId))
      .where(eq(evidence.ownerId, me)),
    ctx.db
      .select({
        files: sql<number>`count(*)::int`,
        bytes: sql<number>`coalesce(sum(${attachments.size}), 0)::int`,
      })
      .from(attachments)
      .where(eq(attachments.ownerId, me)),
    ctx.db
      .select({ at: securityLog.at })
      .from(securityLog)
      .where(and(eq(securityLog.subjectId, me), eq(securityLog.event, "account.exported")))
      .orderBy(desc(securityLog.at))
      .limit(1),
  ]);
  const files = (pieces?.files ?? 0) + (attached?.files ?? 0);
  const bytes = (pieces?.bytes ?? 0) + (attached?.bytes ?? 0);
  return { plans: count, files, bytes, lastAt: last?.at ?? null };
}
