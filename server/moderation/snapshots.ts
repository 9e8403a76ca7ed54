import { and, desc, eq, inArray, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type cases, posts, roles } from "@/db/schema/index";
import type { ProjectedProfile } from "@/domain/accounts/profile";
import { fieldLabels } from "@/domain/cases/document";
import type { AttachmentFacts } from "@/domain/discussion/attachments";
import { writeNumber } from "@/domain/discussion/number";
import { keptBefore, type Snapshot, type SnapshotPost } from "@/domain/moderation/snapshot";
import { attachedColumn } from "@/server/discussion/attachments/attachments";
import type { Subject } from "./subject";

/** A post as it is kept with a report of it. */
const keptPost = (post: typeof posts.$inferSelect, files: readonly AttachmentFacts[] = []): SnapshotPost => ({
  number: post.major === null ? null : writeNumber({ major: post.major, minor: post.minor ?? 0 }),
  authorId: post.authorId,
  asMember: post.asMember,
  revision: post.revision,
  body: post.body,
  files,
  at: (post.publishedAt ?? post.writtenAt).toISOString(),
});

const part = (title: string, text: string) => (text.trim() === "" ? [] : [`## ${title}\n\n${text.trim()}`]);
const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");

/** All that a case said, by its headings. */
function textOfCase(item: typeof cases.$inferSelect): string {
  return [
    `**${item.title}**, ${[item.organisation, item.country, item.year].filter(Boolean).join(", ")}. ${item.outcome.text}`,
    ...part(fieldLabels.situation, item.situation),
    ...part("Facts", list(item.facts.map(({ fact, figure }) => `${fact}: ${figure}`))),
    ...part(fieldLabels.constraints, item.constraints),
    ...part(fieldLabels.decisionPoint, item.decisionPoint),
    ...part(fieldLabels.options, list(item.options)),
    ...part(fieldLabels.happened, item.happened),
    ...part(fieldLabels.hindsight, item.hindsight),
    ...part(fieldLabels.points, list(item.learningPoints.map(({ text }) => text))),
  ].join("\n\n");
}

/** What a profile told its reader in words. Nothing that they were not shown is in it. */
async function textOfProfile(tx: Tx, profile: ProjectedProfile): Promise<string> {
  const held = profile.history.map(({ roleId }) => roleId);
  const named = await tx.select({ id: roles.id, name: roles.name }).from(roles).where(inArray(roles.id, held));
  const roleName = new Map(named.map(({ id, name }) => [id, name]));
  const post = [profile.jobTitle, profile.unit, profile.organisation, profile.city].filter(Boolean).join(", ");
  return [
    `**${profile.name}**${post === "" ? "" : `, ${post}`}`,
    ...part("Headline", profile.headline ?? ""),
    ...part("About", profile.bio ?? ""),
    ...part(
      "Roles held",
      list(
        profile.history.map(({ fromYear, toYear, title, note, roleId }) =>
          [`${fromYear} to ${toYear ?? "now"}`, title ?? roleName.get(roleId) ?? roleId, note]
            .filter(Boolean)
            .join(": "),
        ),
      ),
    ),
    ...part("What they say to show for it", list(profile.strengths.flatMap(({ evidence }) => evidence ?? []))),
  ].join("\n\n");
}

/** What stands there at this moment, and of a post what stood just before it: kept whatever becomes of either. */
export async function takeSnapshot(tx: Tx, subject: Subject, now: Date): Promise<Snapshot> {
  if (subject.kind === "post") {
    const { post } = subject.locked;
    const [stood] = await tx.select({ files: attachedColumn }).from(posts).where(eq(posts.id, post.id));
    const before = await tx
      .select({ post: posts, files: attachedColumn })
      .from(posts)
      .where(and(eq(posts.threadId, post.threadId), isNotNull(posts.seq), lt(posts.seq, post.seq ?? 0)))
      .orderBy(desc(posts.seq))
      .limit(keptBefore);
    return {
      reported: keptPost(post, stood?.files),
      before: before.toReversed().map((row) => keptPost(row.post, row.files)),
    };
  }
  const body = subject.kind === "case" ? textOfCase(subject.item) : await textOfProfile(tx, subject.profile);
  const revision = subject.kind === "case" ? subject.item.revision : 1;
  const whole = { number: null, authorId: subject.authorId, asMember: false, revision, body, at: now.toISOString() };
  return { reported: whole, before: [] };
}
