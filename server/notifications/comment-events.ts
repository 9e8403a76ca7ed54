import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { planComments, plans } from "@/db/schema/index";
import { hiddenItems } from "@/domain/plans/visible";
import { planCommented } from "@/server/email/templates/plan-commented";
import { isSwitchedOff } from "./choices";
import type { MailEvent } from "./event";
import { mentorsOf, newsFrom } from "./plan-events";

async function findComment(db: Db | Tx, commentId: string) {
  const answered = alias(planComments, "answered");
  const [row] = await db
    .select({
      planId: planComments.planId,
      ownerId: plans.ownerId,
      itemId: planComments.itemId,
      authorId: planComments.authorId,
      mentorshipId: planComments.mentorshipId,
      parentId: planComments.parentId,
      answeredId: answered.authorId,
      document: plans.document,
    })
    .from(planComments)
    .innerJoin(plans, eq(plans.id, planComments.planId))
    .leftJoin(answered, eq(answered.id, planComments.parentId))
    .where(eq(planComments.id, commentId));
  return row;
}
type Comment = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** Those between whom a comment is, as far as they may read it at this moment and want to hear of it; never its author. */
async function spokenTo(db: Db | Tx, comment: Comment): Promise<string[]> {
  const isHidden = comment.itemId !== null && hiddenItems(comment.document).has(comment.itemId);
  const mentors = isHidden ? [] : await mentorsOf(db, comment.planId);
  const theirs = mentors.filter(({ mentorshipId }) => mentorshipId === comment.mentorshipId).map(({ id }) => id);
  const wished: string[] = [];
  for (const id of [comment.ownerId, ...theirs]) {
    if (id !== comment.authorId && !(await isSwitchedOff(db, id, "plan_comments"))) wished.push(id);
  }
  return wished;
}

export const commented: MailEvent<"plan.commented"> = {
  optional: "plan_comments",
  hearers: async (db, fact) => {
    const comment = await findComment(db, fact.commentId);
    return comment === undefined ? [] : (await spokenTo(db, comment)).map((memberId) => ({ memberId }));
  },
  compose: async (scene, fact) => {
    const { db, to, letter } = scene;
    const comment = await findComment(db, fact.commentId);
    if (comment === undefined || !(await spokenTo(db, comment)).includes(to.id)) return undefined;
    const page = `#comment-${comment.parentId ?? fact.commentId}`;
    const news = await newsFrom(scene, fact.planId, comment.authorId, page);
    const unsubscribe = scene.unsubscribe("plan_comments");
    return news && planCommented(letter, { ...news, isAnswer: comment.answeredId === to.id, unsubscribe });
  },
};
