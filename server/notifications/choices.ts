import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { mailSwitchedOff, members } from "@/db/schema/index";
import { type MailChoice, mailChoices } from "@/domain/notifications/choices";
import type { MemberCtx } from "@/server/context";

/** What a member has chosen of mail. */
export type MailChoices = Record<MailChoice, boolean>;

/** Whether a member has switched a choice off: does not want mail of a kind, say. */
export async function isSwitchedOff(db: Db | Tx, memberId: string, kind: MailChoice): Promise<boolean> {
  return (
    (await db.$count(mailSwitchedOff, and(eq(mailSwitchedOff.memberId, memberId), eq(mailSwitchedOff.kind, kind)))) > 0
  );
}

/** Switches a choice off for a member, at once, what is in the queue already included. Repeatable; nobody's is nothing. */
export async function switchOff(db: Db | Tx, memberId: string, kind: MailChoice, now: Date): Promise<void> {
  const [member] = await db.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for("key share");
  if (member !== undefined) await db.insert(mailSwitchedOff).values({ memberId, kind, at: now }).onConflictDoNothing();
}

/** What mail the member gets of what is theirs to choose. */
export async function getMailChoices({ db, actor }: MemberCtx): Promise<MailChoices> {
  const rows = await db.select().from(mailSwitchedOff).where(eq(mailSwitchedOff.memberId, actor.id));
  const off = new Set(rows.map(({ kind }) => kind));
  return {
    plan_comments: !off.has("plan_comments"),
    post_answers: !off.has("post_answers"),
    post_watched: !off.has("post_watched"),
    posts_without_words: !off.has("posts_without_words"),
  };
}

/** Keeps what mail the member wants. */
export async function saveMailChoices({ db, actor, now }: MemberCtx, wanted: MailChoices): Promise<void> {
  await db.transaction(async (tx) => {
    for (const kind of mailChoices) {
      if (wanted[kind]) {
        const row = and(eq(mailSwitchedOff.memberId, actor.id), eq(mailSwitchedOff.kind, kind));
        await tx.delete(mailSwitchedOff).where(row);
      } else await switchOff(tx, actor.id, kind, now);
    }
  });
}
