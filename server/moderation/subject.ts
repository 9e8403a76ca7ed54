import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  blocks,
  cases,
  domains,
  members,
  mentorships,
  programmeMembers,
  requestChoices,
  requests,
  threads,
} from "@/db/schema/index";
import { type ProjectedProfile, projectProfile } from "@/domain/accounts/profile";
import { canSeeProfile } from "@/domain/accounts/visibility";
import type { PostState } from "@/domain/discussion/kinds";
import { canReadThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import type { Report } from "@/domain/moderation/forms";
import { authorize } from "@/domain/policy";
import { loadProfiles } from "@/server/accounts/profile";
import type { MemberCtx } from "@/server/context";
import { isHiddenFrom } from "@/server/discussion/authors";
import { sightColumns } from "@/server/discussion/sight";
import { relationTo } from "@/server/programmes/relation";
import { type Locked, lockWithThread } from "./lock";

const noPost = { reason: "discussion.no_such_post", hidden: true };
const nobodyThere = "safety.nobody_there";

/** What is reported, with its row locked, and whose it is: an author's words, or the member themself. */
export type Subject = {
  readonly programmeId: string | null;
  readonly authorId: string | null;
} & (
  | { readonly kind: "post"; readonly locked: Locked }
  | { readonly kind: "case"; readonly item: typeof cases.$inferSelect }
  | { readonly kind: "member"; readonly profile: ProjectedProfile }
);

async function lockCase(tx: Tx, slug: string): Promise<Subject> {
  const [row] = await tx.select().from(cases).where(eq(cases.slug, slug)).for("update");
  const item = found(row, "cases.no_such_case");
  return { kind: "case", item, programmeId: null, authorId: item.authorId };
}

async function lockPost(tx: Tx, ctx: MemberCtx, postId: string): Promise<Subject> {
  const locked = await lockWithThread(tx, postId);
  const [sight] = await tx.select(sightColumns(tx, ctx.actor)).from(threads).where(eq(threads.id, locked.thread.id));
  authorize(ctx.actor, canReadThread, found(sight, noPost.reason), noPost);
  const { post, thread } = locked;
  refuseUnshown(post.state);
  return { kind: "post", locked, programmeId: thread.programmeId, authorId: post.authorId };
}

/** What is not shown, or not any more, cannot be reported; what others have hidden by reporting it can. */
export function refuseUnshown(state: PostState): void {
  if (state !== "published" && state !== "hidden") throw new DomainError("NOT_FOUND", noPost.reason);
}

/** A member by their handle, with what decides whether the reader may report them. */
function selectMember(db: Db | Tx, { actor }: MemberCtx, handle: string) {
  const me = sql`${actor.id}::uuid`;
  return (
    db
      .select({
        id: members.id,
        hidden: isHiddenFrom(actor.id),
        met: sql<boolean>`exists (select from ${mentorships} m where (m.mentor_id = ${me} and m.mentee_id = ${members.id})
          or (m.mentee_id = ${me} and m.mentor_id = ${members.id}))
        or exists (select from ${requestChoices} c join ${requests} r on r.id = c.request_id where c.asked_at is not null
          and ((c.mentor_id = ${me} and r.mentee_id = ${members.id}) or (r.mentee_id = ${me} and c.mentor_id = ${members.id})))
        or exists (select from ${blocks} b where b.blocker_id = ${me} and b.blocked_id = ${members.id})`,
      })
      .from(members)
      // A second table, so that columns are named with theirs inside the questions above.
      .leftJoin(domains, eq(domains.id, members.currentDomainId))
      .where(eq(members.handle, handle))
      .$dynamic()
  );
}

type FoundMember = Awaited<ReturnType<typeof selectMember>>[number];

/**
 * The profile, as the reader is shown it, of a member whom they may report: whose profile is shown to them, with whom they have or had
 * a request or a mentorship, or whom they keep away. To others there is no such member.
 */
async function seenProfile(db: Db | Tx, { actor }: MemberCtx, row: FoundMember | undefined): Promise<ProjectedProfile> {
  const member = found(row, nobodyThere);
  const [relation, profiles] = await Promise.all([relationTo(db, actor, member.id), loadProfiles(db, [member.id])]);
  const { facts, visibility } = found(profiles.get(member.id), nobodyThere);
  const shown = relation !== null && !member.hidden && canSeeProfile(visibility, relation);
  if (!shown && !member.met) throw new DomainError("NOT_FOUND", nobodyThere);
  return projectProfile(facts, visibility, relation ?? "member");
}

/** The same member for the form to report them, before anything is locked. */
export async function findReportableMember(ctx: MemberCtx, handle: string): Promise<ProjectedProfile> {
  const [row] = await selectMember(ctx.db, ctx, handle);
  return seenProfile(ctx.db, ctx, row);
}

async function lockMember(tx: Tx, ctx: MemberCtx, handle: string): Promise<Subject> {
  const [row] = await selectMember(tx, ctx, handle).for("no key update", { of: members });
  const profile = await seenProfile(tx, ctx, row);
  const programmeId = await sharedProgramme(tx, ctx.actor.id, profile.memberId);
  return { kind: "member", profile, programmeId, authorId: profile.memberId };
}

/** The programme in which two people both are, the one that the second joined first; its coordinators look after both. */
export async function sharedProgramme(tx: Tx, one: string, other: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`select theirs.programme_id as id
    from ${programmeMembers} mine join ${programmeMembers} theirs using (programme_id)
    where mine.member_id = ${one} and theirs.member_id = ${other} order by theirs.joined_at, theirs.programme_id limit 1`);
  return row?.id ?? null;
}

/** What is reported, locked, for somebody who may see it. */
export function lockSubject(tx: Tx, ctx: MemberCtx, about: Report["about"]): Promise<Subject> {
  if ("caseSlug" in about) return lockCase(tx, about.caseSlug);
  return "postId" in about ? lockPost(tx, ctx, about.postId) : lockMember(tx, ctx, about.memberHandle);
}
