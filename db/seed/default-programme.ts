import { eq } from "drizzle-orm";
import type { Db, Tx } from "../client";
import { programmes } from "../schema/programmes";

/** The id of the programme that people join without an invitation; it is made when there is none. Safe to run at once twice. */
export async function ensureDefaultProgramme(db: Db | Tx, now: Date): Promise<string> {
  await db
    .insert(programmes)
    .values({
      slug: "open",
      name: "Open programme",
      description: "For everybody who works in a PMO and means to run projects, whoever employs them.",
      isDefault: true,
      createdAt: now,
    })
    .onConflictDoNothing();
  const [row] = await db.select({ id: programmes.id }).from(programmes).where(eq(programmes.isDefault, true));
  if (row === undefined) throw new Error("There is no default programme.");
  return row.id;
}
