import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { frameworkImports } from "@/db/schema/framework-files";
import { keepFrameworkVersion, lockFramework, readFrameworkNow } from "@/db/seed/framework-version";
import { wears } from "@/domain/actor";
import { countChanges, frameworkChanges } from "@/domain/catalogue/framework/differences";
import { completed, type Framework, frameworkLimits } from "@/domain/catalogue/framework/document";
import { readFramework } from "@/domain/catalogue/framework/read";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx, MemberCtx } from "@/server/context";
import { applyFramework } from "./apply";
import { frameworkTerms, newestFramework } from "./versions";

const longestName = 120;
const mayImport = (actor: Ctx["actor"]): boolean => wears(actor, "admin");
const refused = { reason: "accounts.administrators_only" };

/** The framework as the file would make it, beside what it is now. */
async function effectOf(db: MemberCtx["db"] | Tx, said: Framework) {
  const before = await readFrameworkNow(db);
  const after = completed(
    said,
    before,
    before.profiles.map(({ roleId }) => roleId),
  );
  return { before, after };
}

/**
 * Reads a file that would become the framework, and keeps what was read until it is confirmed, left, or another is given.
 * Nothing of it is in force. Tells how much is wrong with it. Refuses what is empty or larger than two million bytes.
 */
export async function previewFramework(
  ctx: MemberCtx,
  input: { fileName: string; bytes: Uint8Array },
): Promise<{ problems: number }> {
  authorize(ctx.actor, mayImport, input, refused);
  if (input.bytes.length === 0) throw new DomainError("INVALID", "catalogue.import_empty", "file");
  if (input.bytes.length > frameworkLimits.bytes)
    throw new DomainError("INVALID", "catalogue.import_too_large", "file");
  const read = readFramework(input.bytes, await frameworkTerms(ctx.db));
  const row = { fileName: input.fileName.replace(/\s+/g, " ").slice(0, longestName), read, readAt: ctx.now };
  await ctx.db
    .insert(frameworkImports)
    .values({ memberId: ctx.actor.id, ...row })
    .onConflictDoUpdate({ target: frameworkImports.memberId, set: row });
  return { problems: read.problems.length };
}

async function waiting(db: MemberCtx["db"] | Tx, ctx: MemberCtx) {
  const [row] = await db.select().from(frameworkImports).where(eq(frameworkImports.memberId, ctx.actor.id));
  return row ?? null;
}

/** What was read from the file that waits: what is wrong in which line, or what it would change. Null when none waits. */
export async function getFrameworkImport(ctx: MemberCtx) {
  const row = await waiting(ctx.db, ctx);
  if (row === null) return null;
  const { read, fileName, readAt } = row;
  const told = { fileName, readAt, problems: read.problems };
  if (read.framework === null) return { ...told, effect: null };
  const [{ before, after }, against] = await Promise.all([effectOf(ctx.db, read.framework), newestFramework(ctx.db)]);
  const changes = frameworkChanges(
    before,
    after,
    after.profiles.map(({ roleId }) => roleId),
  );
  return { ...told, effect: { against, changes, counts: countChanges(changes) } };
}

export type FrameworkPreview = NonNullable<Awaited<ReturnType<typeof getFrameworkImport>>>;

/** Leaves the file that waits. */
export async function discardFramework(ctx: MemberCtx): Promise<void> {
  authorize(ctx.actor, mayImport, ctx, refused);
  await ctx.db.delete(frameworkImports).where(eq(frameworkImports.memberId, ctx.actor.id));
}

/**
 * Makes the file that waits the framework, as its next version. `against` is the version beside which the administrator has
 * seen the changes: refused when there is a newer one by now. A file that says what is so already makes no version.
 */
export async function importFramework(
  ctx: MemberCtx,
  input: { against: number; reason: string },
): Promise<{ number: number; isNew: boolean }> {
  authorize(ctx.actor, mayImport, input, refused);
  return ctx.db.transaction(async (tx) => {
    await lockFramework(tx);
    const row = found(await waiting(tx, ctx), "catalogue.import_gone");
    if (row.read.framework === null) throw new DomainError("INVALID", "catalogue.import_has_problems");
    if ((await newestFramework(tx)) !== input.against) throw new DomainError("CONFLICT", "catalogue.framework_moved");
    const { before, after } = await effectOf(tx, row.read.framework);
    await applyFramework(tx, ctx, before, after);
    await tx.delete(frameworkImports).where(eq(frameworkImports.memberId, ctx.actor.id));
    return keepFrameworkVersion(tx, {
      at: ctx.now,
      byId: ctx.actor.id,
      reason: `${input.reason} (imported from ${row.fileName})`,
    });
  });
}
