import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { programmeMembers, programmes } from "@/db/schema/programmes";
import { ensureDefaultProgramme } from "@/db/seed/default-programme";
import { found } from "@/domain/errors";
import { effectiveSettings } from "@/domain/programmes/settings";

/** Lets a member take part in the programme that is open to everybody, and returns its id. Joining twice is joining once. */
export async function joinDefaultProgramme(tx: Db | Tx, memberId: string, now: Date): Promise<string> {
  const programmeId = await ensureDefaultProgramme(tx, now);
  await tx.insert(programmeMembers).values({ programmeId, memberId, joinedAt: now }).onConflictDoNothing();
  return programmeId;
}

/** A programme with the rules in force in it. Refuses with NOT_FOUND. */
export async function getProgramme(db: Db | Tx, id: string) {
  const [row] = await db.select().from(programmes).where(eq(programmes.id, id));
  const programme = found(row, "programmes.not_found");
  return { ...programme, settings: effectiveSettings(programme.settings) };
}
