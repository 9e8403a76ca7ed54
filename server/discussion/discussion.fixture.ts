import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { factoryNow, newMember } from "@/db/factories";
import { posts, threads } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import type { OpenThread, Reply } from "@/domain/discussion/forms";
import type { Ctx, MemberCtx } from "@/server/context";
import { openThread } from "./posts/open";
import { reply } from "./posts/write";

/** An hour after everybody made by the factories has joined. */
export const now = new Date(factoryNow.getTime() + 3_600_000);

const thread: Omit<OpenThread, "key"> = {
  title: "Who should have said no-go?",
  body: "One piece of evidence, please.",
  caseId: null,
  domainId: "banking",
  stage: null,
  audience: "members",
  programmeId: null,
  tagIds: [],
  asMember: false,
  quiet: false,
  files: [],
};

/** People who talk with each other on a database of a test's own. */
export function community(db: Db) {
  const visitor: Ctx = { db, actor: { kind: "visitor" }, now, requestId: "test" };

  /** Somebody acting, at the hour of the tests or at another. */
  function as(member: { id: string }, hats: MemberActor["hats"] = [], at = now): MemberCtx {
    const actor = { kind: "member" as const, id: member.id, sessionId: randomUUID(), authenticatedAt: at, hats };
    return { db, actor, now: at, requestId: "test" };
  }

  /** Somebody whose posts are no longer looked at first. */
  async function regular(values: Parameters<typeof newMember>[1] = {}) {
    const member = await newMember(db, values);
    const earlier = { title: "Before this test", domainId: "banking", audience: "members" as const };
    const at = { openedAt: factoryNow, lastPostAt: factoryNow, lastSeq: 2, lastMajor: 2 };
    const [old] = await db
      .insert(threads)
      .values({ ...earlier, ...at, key: randomUUID() })
      .returning({ id: threads.id });
    if (old === undefined) throw new Error("The thread was not inserted.");
    const post = { threadId: old.id, authorId: member.id, body: "Earlier.", state: "published" as const };
    const then = { writtenAt: factoryNow, publishedAt: factoryNow };
    await db
      .insert(posts)
      .values([1, 2].map((major) => ({ ...post, ...then, seq: major, major, minor: 0, key: randomUUID() })));
    return member;
  }

  const open = (ctx: MemberCtx, values: Partial<OpenThread> = {}) =>
    openThread(ctx, { ...thread, key: randomUUID(), ...values });

  const answer = (ctx: MemberCtx, threadNo: number, replyTo: Reply["replyTo"] = null, values: Partial<Reply> = {}) =>
    reply(ctx, {
      threadNo,
      replyTo,
      body: "An answer.",
      asMember: false,
      watch: false,
      files: [],
      key: randomUUID(),
      ...values,
    });

  return { visitor, as, regular, open, answer };
}

/** The number in the address of a thread that stands on a page of its own. */
export const noOf = ({ path }: { path: string }) => Number(path.split("/").at(-1));
