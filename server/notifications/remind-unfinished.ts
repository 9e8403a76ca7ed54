import { and, eq, isNull, lt, lte, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members, menteeProfiles } from "@/db/schema/index";
import { mostReminders } from "@/domain/notifications/reminders";
import { raiseFact } from "@/server/jobs/enqueue";

const day = 86_400_000;
const firstAfterMs = 2 * day;
const secondAfterMs = 7 * day;
const atMost = 500;

/**
 * Reminds those whose profile is not far enough for a request: two days after they began, once more a week later, and
 * never again. Returns how many were reminded. Two runs at the same moment remind nobody twice.
 */
export async function remindUnfinished(db: Db, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ memberId: menteeProfiles.memberId, sent: menteeProfiles.remindersSent })
      .from(menteeProfiles)
      .innerJoin(members, eq(members.id, menteeProfiles.memberId))
      .where(
        and(
          isNull(menteeProfiles.readyAt),
          isNull(members.suspendedAt),
          lt(menteeProfiles.remindersSent, mostReminders),
          or(
            and(
              isNull(menteeProfiles.lastRemindedAt),
              lte(menteeProfiles.createdAt, new Date(now.getTime() - firstAfterMs)),
            ),
            lte(menteeProfiles.lastRemindedAt, new Date(now.getTime() - secondAfterMs)),
          ),
        ),
      )
      .limit(atMost)
      .for("update", { of: menteeProfiles, skipLocked: true });
    for (const { memberId, sent } of due) {
      const reminder = sent + 1;
      await tx
        .update(menteeProfiles)
        .set({ remindersSent: reminder, lastRemindedAt: now })
        .where(eq(menteeProfiles.memberId, memberId));
      await raiseFact(tx, { name: "account.profile_unfinished", memberId, reminder });
    }
    return due.length;
  });
}
