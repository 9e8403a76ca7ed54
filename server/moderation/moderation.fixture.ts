import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import { moderationMatters, posts } from "@/db/schema/index";
import type { Fact } from "@/domain/notifications/facts";
import type { MemberCtx } from "@/server/context";
import { community, now } from "@/server/discussion/discussion.fixture";
import { decideMatter, listMatters } from "./matters";
import { report } from "./report";
import { decideWaiting } from "./waiting";

/** A community with people who moderate it. */
export function moderated(db: Db) {
  const people = community(db);

  const moderator = async (at = now) => people.as(await newMember(db), [{ kind: "moderator" }], at);

  const coordinator = async (programmeId: string) =>
    people.as(await newMember(db), [{ kind: "coordinator", programmeId }]);

  const decide = (ctx: MemberCtx, postId: string, approve: boolean, words = approve ? "" : "Say what it cost.") =>
    decideWaiting(ctx, { postId, revision: 1, approve, words });

  const flag = (ctx: MemberCtx, postId: string, reason: "unkind" | "risk_to_somebody" = "unkind") =>
    report(ctx, { about: { postId }, reason, words: "Look at the second sentence." });

  /** Decides on what stands there now, or on what stood there when it was read. */
  const settle = async (ctx: MemberCtx, matterId: string, remove: boolean, read?: number) => {
    const [post] = await db
      .select({ revision: posts.revision })
      .from(moderationMatters)
      .innerJoin(posts, eq(posts.id, moderationMatters.postId))
      .where(eq(moderationMatters.id, matterId));
    const revision = read ?? post?.revision ?? null;
    await decideMatter(ctx, { matterId, revision, remove, words: "It keeps to the code of conduct." });
  };

  /** The one matter about a post that this person may decide. */
  async function matterOf(ctx: MemberCtx, postId: string) {
    const [found, ...others] = (await listMatters(ctx)).filter(({ post }) => post?.id === postId);
    if (found === undefined || others.length > 0) throw new Error("There is not one matter about the post.");
    return found;
  }

  /** The facts of moderation, or of other words too, that were raised since this was asked last. */
  async function facts(...words: string[]): Promise<Fact[]> {
    const asked = words.length === 0 ? ["moderation."] : words;
    const jobs = await db.execute<{ fact: Fact }>(
      sql`delete from pgboss.job where name = 'facts.fan_out' returning data -> 'fact' as fact`,
    );
    return jobs.map(({ fact }) => fact).filter(({ name }) => asked.some((word) => name.startsWith(word)));
  }

  return { ...people, moderator, coordinator, decide, flag, settle, matterOf, facts };
}
