import { and, inArray, lt, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { deliveries, oneTimeTokens, rateLimits, sessions } from "@/db/schema/index";
import { sweepAttachments } from "@/server/discussion/attachments/take-attachment";
import { sweepDrafts } from "@/server/drafts/drafts";

const day = 86_400_000;

/**
 * Removes what has run out: sessions and one-time tokens a day after their end, spent limits at once, the record of
 * mail after ninety days, drafts that nobody has touched for sixty, and files that have waited in them as long. Nothing that is still in use is touched.
 */
export async function clearExpired(db: Db, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - day);
  await db.delete(sessions).where(or(lt(sessions.expiresAt, yesterday), lt(sessions.endsAt, yesterday)));
  await db.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, yesterday));
  await db.delete(rateLimits).where(lt(rateLimits.expiresAt, now));
  await sweepDrafts(db, now);
  await sweepAttachments(db, now);
  await db
    .delete(deliveries)
    .where(
      and(
        lt(deliveries.createdAt, new Date(now.getTime() - 90 * day)),
        inArray(deliveries.state, ["sent", "skipped", "dead"]),
      ),
    );
}
