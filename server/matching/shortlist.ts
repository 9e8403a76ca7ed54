import { and, eq } from "drizzle-orm";
import { shortlist } from "@/db/schema";
import { DomainError } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { mentorIndexKeeper } from "./index-keeper";
import { readMentors } from "./mentor-records";
import { canFind } from "./mentor-view";
import { readDirectoryReader } from "./reader";

type Mark = "saved" | "hidden";

/** Saves or hides a mentor for the reader alone; the other mark, if any, is replaced. Nobody else learns of it. */
export async function markMentor(ctx: MemberCtx, mentorId: string, kind: Mark): Promise<void> {
  const index = await mentorIndexKeeper(ctx.db).at(ctx.now);
  const reader = await readDirectoryReader(ctx.db, ctx.actor, index);
  const [mentor] = await readMentors(ctx.db, [mentorId]);
  if (!mentor || mentorId === ctx.actor.id || !canFind(reader, mentor)) {
    throw new DomainError("NOT_FOUND", "matching.mentor_not_found");
  }
  await ctx.db
    .insert(shortlist)
    .values({ memberId: ctx.actor.id, mentorId, kind, createdAt: ctx.now })
    .onConflictDoUpdate({ target: [shortlist.memberId, shortlist.mentorId], set: { kind, createdAt: ctx.now } });
}

/** Takes the reader's own mark off a mentor; without one, nothing happens. */
export async function unmarkMentor(ctx: MemberCtx, mentorId: string, kind: Mark): Promise<void> {
  await ctx.db
    .delete(shortlist)
    .where(and(eq(shortlist.memberId, ctx.actor.id), eq(shortlist.mentorId, mentorId), eq(shortlist.kind, kind)));
}
