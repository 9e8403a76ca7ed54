import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidence, evidenceFiles, members } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { type AddEvidence, type EditEvidence, evidenceLimits } from "@/domain/evidence/form";
import { canKeepEvidence } from "@/domain/evidence/policy";
import { AlreadyKept } from "@/domain/evidence/refusals";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { type TakenFile, takeFile } from "@/server/files/take-file";
import { leaveTraces } from "./links";
import { lockPiece } from "./sight";

const notYours = { reason: "evidence.only_its_owner" };

/**
 * Adds a piece that nobody else sees yet, unless its owner says so. The same idempotency key twice is the same piece, and
 * answers with it; with other words it is refused (`AlreadyKept`), so that they are not lost unseen. Refuses a file that does
 * not pass `takeFile`, and what goes beyond the limits of one member.
 */
export async function addEvidence(ctx: MemberCtx, input: AddEvidence): Promise<{ evidenceId: string }> {
  const { file: upload, idempotencyKey, ...said } = input;
  const file = upload === null ? null : await takeFile(upload);
  return ctx.db.transaction(async (tx) => {
    const ownerId = ctx.actor.id;
    // One at a time for each member, so that the limits hold however fast a form is sent.
    await tx.select({ id: members.id }).from(members).where(eq(members.id, ownerId)).for("update");
    const [before] = await tx
      .select()
      .from(evidence)
      .where(and(eq(evidence.ownerId, ownerId), eq(evidence.key, idempotencyKey)));
    if (before) {
      const isSame =
        before.kind === said.kind && before.visibility === said.visibility && !saysSomethingElse(before, said);
      if (!isSame || (file !== null && !(await isStored(tx, before.id, file)))) throw new AlreadyKept(before.id);
      return { evidenceId: before.id };
    }
    if ((await tx.$count(evidence, eq(evidence.ownerId, ownerId))) >= evidenceLimits.pieces) {
      throw new DomainError("CONFLICT", "evidence.too_many");
    }
    const [made] = await tx
      .insert(evidence)
      .values({
        ...said,
        ownerId,
        key: idempotencyKey,
        createdAt: ctx.now,
        editedAt: ctx.now,
      })
      .returning({ id: evidence.id });
    if (!made) throw new Error("The piece of evidence was not inserted.");
    if (file !== null) await storeFile(tx, { ownerId, evidenceId: made.id, file }, ctx.now);
    return { evidenceId: made.id };
  });
}

async function storeFile(
  tx: Tx,
  { ownerId, evidenceId, file }: { ownerId: string; evidenceId: string; file: TakenFile },
  now: Date,
): Promise<void> {
  await tx.delete(evidenceFiles).where(eq(evidenceFiles.evidenceId, evidenceId));
  const [kept] = await tx
    .select({ bytes: sql<number>`coalesce(sum(${evidenceFiles.size}), 0)::float8` })
    .from(evidenceFiles)
    .innerJoin(evidence, eq(evidence.id, evidenceFiles.evidenceId))
    .where(eq(evidence.ownerId, ownerId));
  if ((kept?.bytes ?? 0) + file.bytes.byteLength > evidenceLimits.storedBytes) {
    throw new DomainError("CONFLICT", "evidence.store_full", "file");
  }
  await tx.insert(evidenceFiles).values({
    evidenceId,
    name: file.name,
    mediaType: file.mediaType,
    size: file.bytes.byteLength,
    bytes: file.bytes,
    storedAt: now,
  });
}

async function isStored(tx: Tx, evidenceId: string, { name, bytes }: TakenFile): Promise<boolean> {
  const same = and(
    eq(evidenceFiles.evidenceId, evidenceId),
    eq(evidenceFiles.name, name),
    eq(evidenceFiles.bytes, bytes),
  );
  return (await tx.$count(evidenceFiles, same)) > 0;
}

const saidFields = [
  "title",
  "shows",
  "link",
  "happenedOn",
  "accountability",
  "communication",
  "delivery",
  "context",
  "size",
  "budget",
] as const;
const listFields = ["audiences", "stages"] as const;

type Said = Pick<EditEvidence, (typeof saidFields)[number] | (typeof listFields)[number]>;

function saysSomethingElse(piece: Said, said: Said): boolean {
  return (
    saidFields.some((field) => piece[field] !== said[field]) ||
    listFields.some((field) => [...piece[field]].sort().join() !== [...said[field]].sort().join())
  );
}

/**
 * Writes what is said of a piece anew, with another address or file if there is one. A change of what it says makes the next
 * version, and what was confirmed stays confirmed of the version before; who sees it is no part of the version. Refuses
 * with CONFLICT an edit of a version that is no longer the newest, unless it says what stands there.
 */
export async function editEvidence(ctx: MemberCtx, input: EditEvidence): Promise<void> {
  const { evidenceId, version, file: upload, ...said } = input;
  const file = upload === null ? null : await takeFile(upload);
  await ctx.db.transaction(async (tx) => {
    const piece = await lockPiece(tx, ctx.actor, evidenceId, ctx.now);
    authorize(ctx.actor, canKeepEvidence, piece, notYours);
    if ((piece.kind === "link") !== (said.link !== null))
      throw new DomainError("INVALID", "evidence.link_wanted", "link");
    if (file !== null && piece.kind !== "file") throw new DomainError("INVALID", "evidence.not_a_file", "file");
    const isNewFile = file !== null && !(await isStored(tx, evidenceId, file));
    const changed = isNewFile || saysSomethingElse(piece, said);
    if (changed && piece.version !== version) throw new DomainError("CONFLICT", "evidence.changed_meanwhile");
    if (isNewFile) await storeFile(tx, { ownerId: piece.ownerId, evidenceId, file }, ctx.now);
    await tx
      .update(evidence)
      .set(changed ? { ...said, version: version + 1, editedAt: ctx.now } : { visibility: said.visibility })
      .where(eq(evidence.id, evidenceId));
  });
}

/** Removes a piece, its bytes, its links and what was said about it. A signed gate keeps its title and date. */
export async function removeEvidence(ctx: MemberCtx, input: { evidenceId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const piece = await lockPiece(tx, ctx.actor, input.evidenceId, ctx.now);
    authorize(ctx.actor, canKeepEvidence, piece, notYours);
    await leaveTraces(tx, piece, null, ctx.now);
    await tx.delete(evidence).where(eq(evidence.id, piece.id));
  });
}
