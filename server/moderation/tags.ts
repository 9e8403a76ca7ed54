import { asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { caseDrafts, caseTags, drafts, tags, threadTags, watches } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { canCurateTags } from "@/domain/moderation/policy";
import {
  type AddTag,
  aliasesOf,
  type ChangeTag,
  type MergeTags,
  type RetireTag,
  tagIdOf,
} from "@/domain/moderation/tags";
import type { MemberCtx } from "@/server/context";
import { logAction } from "@/server/safety/log-action";
import { notYours } from "./waiting";

/** Held while a name is chosen, so that two tags do not take the same. */
const namesLock = 1_907_047;

const noSuch = "discussion.no_such_tag";

function authorizeCuration(ctx: MemberCtx): void {
  if (!canCurateTags(ctx.actor)) throw new DomainError("NOT_FOUND", notYours.reason);
}

/** Refuses a name that another tag has; those that were merged away have left theirs. */
async function freeName(tx: Tx, name: string, ownId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${namesLock})`);
  const [taken] = await tx
    .select({ id: tags.id })
    .from(tags)
    .where(sql`lower(${tags.name}) = lower(${name}) and ${tags.mergedIntoId} is null and ${ne(tags.id, ownId)}`);
  if (taken !== undefined) throw new DomainError("CONFLICT", "moderation.tag_name_taken", "name");
}

/** Tags that stand by themselves, locked in one order: merged ones can be changed no more. */
async function lockTags(tx: Tx, ...ids: readonly string[]) {
  const rows = await tx
    .select()
    .from(tags)
    .where(inArray(tags.id, [...ids]))
    .orderBy(tags.id)
    .for("update");
  return (id: string) => {
    const tag = found(
      rows.find((row) => row.id === id),
      noSuch,
    );
    if (tag.mergedIntoId !== null) throw new DomainError("CONFLICT", "moderation.tag_merged");
    return tag;
  };
}

type Told = {
  action: "add_tag" | "change_tag" | "retire_tag" | "restore_tag" | "merge_tag";
  about: string;
  reason: string;
};

const writeDown = (tx: Tx, ctx: MemberCtx, told: Told) =>
  logAction(tx, { ...told, actorId: ctx.actor.id, at: ctx.now });

/** Every tag that stands by itself, with how much is filed under it, and those that were merged into it. */
export async function listCuratedTags(ctx: MemberCtx) {
  authorizeCuration(ctx);
  const rows = await ctx.db
    .select({
      id: tags.id,
      name: tags.name,
      aliases: tags.aliases,
      retiredAt: tags.retiredAt,
      cases: sql<number>`(select count(*)::int from ${caseTags} c where c.tag_id = ${tags.id})`,
      threads: sql<number>`(select count(*)::int from ${threadTags} t where t.tag_id = ${tags.id})`,
      watchers: sql<number>`(select count(*)::int from ${watches} w where w.kind = 'tag' and w.subject = ${tags.id})`,
    })
    .from(tags)
    .where(isNull(tags.mergedIntoId))
    .orderBy(asc(sql`lower(${tags.name})`));
  return rows;
}

/** One tag to change, with the others that it could go into. */
export async function getCuratedTag(ctx: MemberCtx, { tagId }: { tagId: string }) {
  authorizeCuration(ctx);
  const all = await listCuratedTags(ctx);
  const tag = found(
    all.find(({ id }) => id === tagId),
    noSuch,
  );
  const merged = await ctx.db
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .where(eq(tags.mergedIntoId, tagId))
    .orderBy(asc(tags.name));
  const others = all.filter(({ id, retiredAt }) => id !== tagId && retiredAt === null);
  return { ...tag, merged, others: others.map(({ id, name }) => ({ id, name })) };
}

/** Adds a tag to the list. Its address follows from its name and stays. */
export async function addTag(ctx: MemberCtx, { name, aliases, reason }: AddTag): Promise<{ tagId: string }> {
  return ctx.db.transaction(async (tx) => {
    authorizeCuration(ctx);
    const first = tagIdOf(name);
    await freeName(tx, name, "");
    const taken = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(or(eq(tags.id, first), sql`starts_with(${tags.id}, ${`${first}-`})`));
    const all = new Set(taken.map(({ id }) => id));
    let id = first;
    for (let no = 2; all.has(id); no += 1) id = `${first}-${no}`;
    await tx.insert(tags).values({ id, name, aliases: aliasesOf(name, aliases), madeAt: ctx.now, editedAt: ctx.now });
    await writeDown(tx, ctx, { action: "add_tag", about: name, reason });
    return { tagId: id };
  });
}

/** Calls a tag otherwise, or changes the other words for it. What it was called stays one of them. */
export async function changeTag(ctx: MemberCtx, { tagId, name, aliases, reason }: ChangeTag): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    authorizeCuration(ctx);
    const tag = (await lockTags(tx, tagId))(tagId);
    await freeName(tx, name, tagId);
    const renamed = tag.name !== name;
    const words = aliasesOf(name, renamed ? [...aliases, tag.name] : aliases);
    await tx.update(tags).set({ name, aliases: words, editedAt: ctx.now }).where(eq(tags.id, tagId));
    await writeDown(tx, ctx, { action: "change_tag", about: renamed ? `${tag.name}, now ${name}` : name, reason });
  });
}

/** Takes a tag out of what can be chosen, or puts it back. What is filed under it stays there. */
export async function retireTag(ctx: MemberCtx, { tagId, retired, reason }: RetireTag): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    authorizeCuration(ctx);
    const tag = (await lockTags(tx, tagId))(tagId);
    if ((tag.retiredAt !== null) === retired) throw new DomainError("CONFLICT", "moderation.decided_already");
    await tx
      .update(tags)
      .set({ retiredAt: retired ? ctx.now : null, editedAt: ctx.now })
      .where(eq(tags.id, tagId));
    await writeDown(tx, ctx, { action: retired ? "retire_tag" : "restore_tag", about: tag.name, reason });
  });
}

/** In a text of chosen tags as JSON, one in the place of another, each once. */
const replaced = (list: ReturnType<typeof sql>, from: string, to: string) =>
  sql`(select coalesce(jsonb_agg(distinct case when x = ${from}::text then ${to}::text else x end), '[]')
    from jsonb_array_elements_text(${list}) x)`;

/**
 * Merges a tag into another, for good: cases, threads, drafts and what people follow come along, its name and other words become
 * words for the other, and its address leads there. Somebody who followed both follows at the closer of the two levels, as before.
 */
export async function mergeTags(ctx: MemberCtx, { tagId, intoId, reason }: MergeTags): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    authorizeCuration(ctx);
    const locked = await lockTags(tx, tagId, intoId);
    const [from, into] = [locked(tagId), locked(intoId)];
    const to = sql`${intoId}::text`;
    await tx.execute(sql`insert into ${caseTags} (case_id, tag_id)
      select case_id, ${to} from ${caseTags} where tag_id = ${tagId} on conflict do nothing`);
    await tx.delete(caseTags).where(eq(caseTags.tagId, tagId));
    await tx.execute(sql`insert into ${threadTags} (thread_id, tag_id)
      select thread_id, ${to} from ${threadTags} where tag_id = ${tagId} on conflict do nothing`);
    await tx.delete(threadTags).where(eq(threadTags.tagId, tagId));
    await tx.execute(sql`insert into ${watches} (member_id, kind, subject, level, since)
      select member_id, kind, ${to}, level, since from ${watches} where kind = 'tag' and subject = ${tagId}
      on conflict (member_id, kind, subject) do update set level = greatest(${watches}.level, excluded.level)`);
    await tx.delete(watches).where(sql`${watches.kind} = 'tag' and ${watches.subject} = ${tagId}`);
    // The windows in which they are written may be open: what those send names the merged tag, and is filed under the other.
    await tx.execute(sql`update ${caseDrafts}
      set document = jsonb_set(document, '{tagIds}', ${replaced(sql`document -> 'tagIds'`, tagId, intoId)})
      where document -> 'tagIds' ? ${tagId}`);
    await tx.execute(sql`update ${drafts}
      set fields = jsonb_set(fields, '{tagIds}', ${replaced(sql`fields -> 'tagIds'`, tagId, intoId)})
      where fields -> 'tagIds' ? ${tagId}`);
    await tx
      .update(tags)
      .set({ mergedIntoId: intoId, editedAt: ctx.now })
      .where(or(eq(tags.id, tagId), eq(tags.mergedIntoId, tagId)));
    const aliases = aliasesOf(into.name, [...into.aliases, from.name, ...from.aliases]);
    await tx.update(tags).set({ aliases, editedAt: ctx.now }).where(eq(tags.id, intoId));
    await writeDown(tx, ctx, { action: "merge_tag", about: `${from.name} into ${into.name}`, reason });
  });
}
