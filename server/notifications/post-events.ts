import { inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { mailSwitchedOff } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { type HearReason, speaksTo } from "@/domain/discussion/watching";
import { inShort } from "@/domain/markdown/plain-text";
import type { MailKind } from "@/domain/notifications/choices";
import { type Hearing, postsOfRound, whatFollows, whoHears, whoHearsRound } from "@/server/discussion/watching/hearers";
import { findToldPost, type ToldPost } from "@/server/discussion/watching/told";
import { postPublished, roundOpened as roundOpenedMail, type ThreadNews } from "@/server/email/templates/post-news";
import { isSwitchedOff } from "./choices";
import type { Composition, Hearer, MailEvent, Scene } from "./event";
import { mailedLately } from "./lately";
import { firstName } from "./people";

const longestQuote = 600;

const isFollowed = (reason: HearReason) => reason === "watching" || reason === "first_post";
const kindOf = (reason: HearReason): MailKind => (isFollowed(reason) ? "post_watched" : "post_answers");

/** Those who want mail of the kind that their reason belongs to. */
async function whoWants(db: Db | Tx, hearing: Hearing): Promise<[string, HearReason][]> {
  const ids = [...hearing.keys()];
  if (ids.length === 0) return [];
  const rows = await db
    .select({ memberId: mailSwitchedOff.memberId, kind: mailSwitchedOff.kind })
    .from(mailSwitchedOff)
    .where(inArray(mailSwitchedOff.memberId, ids));
  const off = new Set(rows.map(({ memberId, kind }) => `${memberId} ${kind}`));
  return [...hearing].filter(([id, reason]) => !off.has(`${id} ${kindOf(reason)}`));
}

/** Mail of a thread comes in bursts: whatever raised it. */
const aboutThread = (id: string) =>
  ({ events: ["post.published", "thread.round_opened"], field: "threadId", id }) as const;

/** A reader as the discussion knows one. Mail is read without any staff's eyes. */
const readerOf = (id: string, now: Date): MemberActor => ({
  kind: "member",
  id,
  sessionId: "",
  authenticatedAt: now,
  hats: [],
});

/** A thread has a name in mail, which the first post goes out under; every other post has one of its own. */
const mailNameOf = (threadId: string, post: { id: string; isFirst: boolean }) =>
  post.isFirst ? `thread.${threadId}` : `post.${post.id}`;

/** The names of the mails about what a post answers: the thread, the post beneath which it stands, the one that it answers. */
function followed({ threadId, topId, answered, isFirst, isBeneathFirst }: ToldPost): string[] {
  if (isFirst) return [];
  const above = [isBeneathFirst ? null : topId, answered?.id === topId ? null : answered?.id];
  return [`thread.${threadId}`, ...above.flatMap((id) => (id == null ? [] : [`post.${id}`]))];
}

async function newsOf(scene: Scene, post: ToldPost, reason: HearReason): Promise<ThreadNews> {
  return {
    no: post.no,
    title: post.audience === "programme" ? null : post.title,
    reason,
    followed: isFollowed(reason) ? await whatFollows(scene.db, post.id, scene.to.id) : null,
    path: post.path,
    unsubscribe: scene.unsubscribe(kindOf(reason)),
    mute: scene.mute(post.threadId),
  };
}

async function composePost(scene: Scene, postId: string): Promise<Composition | undefined> {
  const { db, to, now } = scene;
  const reason = (await whoHears(db, postId, { only: to.id })).get(to.id);
  if (reason === undefined || (await isSwitchedOff(db, to.id, kindOf(reason)))) return undefined;
  const post = await findToldPost(db, readerOf(to.id, now), postId);
  if (post === undefined) return undefined;
  const isQuoted = post.audience !== "programme" && (await isSwitchedOff(db, to.id, "posts_without_words"));
  const content = postPublished(scene.letter, {
    ...(await newsOf(scene, post, reason)),
    other: post.by.isNamed ? firstName(post.by.name) : post.by.name,
    number: post.number,
    isFirst: post.isFirst,
    words: isQuoted ? inShort(post.body, longestQuote) : null,
  });
  return { ...content, stops: kindOf(reason), conversation: { follows: followed(post) } };
}

export const published: MailEvent<"post.published"> = {
  hearers: async (db, { postId, threadId }) => {
    const wanted = await whoWants(db, await whoHears(db, postId));
    const [first] = wanted;
    const post = first && (await findToldPost(db, { kind: "system", job: "post.published" }, postId));
    if (post === undefined) return [];
    const waiting = wanted.filter(([, reason]) => !speaksTo(reason)).map(([id]) => id);
    // Within an hour somebody is mailed once about a thread, unless a post speaks to them.
    const lately = await mailedLately(db, aboutThread(threadId), waiting, post.publishedAt);
    const mailName = mailNameOf(post.threadId, post);
    return wanted.flatMap(([memberId]): Hearer[] => (lately.has(memberId) ? [] : [{ memberId, mailName }]));
  },
  compose: (scene, { postId }) => composePost(scene, postId),
};

export const roundOpened: MailEvent<"thread.round_opened"> = {
  hearers: async (db, fact) => {
    const wanted = await whoWants(db, await whoHearsRound(db, fact));
    return wanted.map(([memberId]) => ({ memberId, mailName: `round.${fact.threadId}.${fact.fromSeq}` }));
  },
  compose: async (scene, fact) => {
    const { db, to, now } = scene;
    const reason = (await whoHearsRound(db, fact, to.id)).get(to.id);
    if (reason === undefined || (await isSwitchedOff(db, to.id, kindOf(reason)))) return undefined;
    const shown = await postsOfRound(db, fact);
    const [first] = shown;
    const post = first && (await findToldPost(db, readerOf(to.id, now), first.id));
    if (post === undefined) return undefined;
    const content = roundOpenedMail(scene.letter, { ...(await newsOf(scene, post, reason)), count: shown.length });
    const follows = [`thread.${post.threadId}`];
    return { ...content, stops: kindOf(reason), conversation: { follows } };
  },
};
