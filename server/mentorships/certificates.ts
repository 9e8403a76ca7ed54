import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mentorshipCertificates } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { codeBytes, codeFrom, isCertified, readCode, refuseUncertified } from "@/domain/mentorships/certificate";
import { canReadMentorship } from "@/domain/mentorships/policy";
import { authorize } from "@/domain/policy";
import type { Ctx, MemberCtx } from "@/server/context";
import { certificatePdf } from "./certificate-pdf";
import {
  type CertificateRecord,
  type CertificateStatement,
  loadCertificateRecord,
  sidesOf,
  statementOf,
} from "./certificate-record";
import { lockMentorship } from "./lock";

type OfMentorship = { mentorshipId: string };

const hidden = { reason: "mentorships.not_found", hidden: true };
const nothing = "mentorships.no_such_certificate";

/** The certificate as its holder sees it. */
export type CertificateView = {
  /** Null while no session is confirmed by both. */
  statement: CertificateStatement | null;
  shared: { code: string; since: Date } | null;
  /** Since when the reader may be named on the other's certificate; null while they may not. */
  namedSince: Date | null;
};

async function ownRecord(ctx: MemberCtx, { mentorshipId }: OfMentorship): Promise<CertificateRecord> {
  const record = found(await loadCertificateRecord(ctx.db, mentorshipId), hidden.reason);
  authorize(ctx.actor, canReadMentorship, record.mentorship, hidden);
  return record;
}

/** The reader's certificate of a mentorship, and what they show of it; null while it is not completed. */
export async function getCertificate(ctx: MemberCtx, input: OfMentorship): Promise<CertificateView | null> {
  const record = await ownRecord(ctx, input);
  if (record.mentorship.state !== "completed") return null;
  const { shown } = sidesOf(record, ctx.actor.id).own;
  const code = shown?.code ?? null;
  const since = shown?.sharedAt ?? null;
  return {
    statement: isCertified(record.mentorship) ? statementOf(record, ctx.actor.id) : null,
    shared: code === null || since === null ? null : { code, since },
    namedSince: shown?.namedSince ?? null,
  };
}

/**
 * The reader's certificate as a file of one page. It bears the address at which it can be checked only while it is shared. Where
 * there is nothing to certify there is none. `origin` is where this installation is reached.
 */
export async function printCertificate(
  ctx: MemberCtx,
  input: OfMentorship,
  origin: string,
): Promise<{ fileName: string; body: Uint8Array }> {
  const record = await ownRecord(ctx, input);
  if (!isCertified(record.mentorship)) throw new DomainError("NOT_FOUND", nothing);
  const { own } = sidesOf(record, ctx.actor.id);
  const statement = statementOf(record, ctx.actor.id);
  const body = await certificatePdf(
    { statement, code: own.shown?.code ?? null, origin, zone: own.person.zone },
    ctx.now,
  );
  return { fileName: `Certificate of mentoring ${statement.from} to ${statement.to}.pdf`, body };
}

/** Gives the reader's certificate an address where anybody may check it. Shared already, it keeps the one it has. */
export async function shareCertificate(ctx: MemberCtx, input: OfMentorship): Promise<{ code: string }> {
  return ctx.db.transaction(async (tx) => {
    await lockCertified(tx, ctx, input);
    const { code, sharedAt } = mentorshipCertificates;
    const fresh = { code: codeFrom(randomBytes(codeBytes)), sharedAt: ctx.now };
    const [row] = await tx
      .insert(mentorshipCertificates)
      .values({ mentorshipId: input.mentorshipId, memberId: ctx.actor.id, ...fresh })
      .onConflictDoUpdate({
        target: [mentorshipCertificates.mentorshipId, mentorshipCertificates.memberId],
        set: { code: sql`coalesce(${code}, excluded.code)`, sharedAt: sql`coalesce(${sharedAt}, excluded.shared_at)` },
      })
      .returning({ code });
    if (row === undefined || row.code === null) throw new Error("The certificate was not shared.");
    return { code: row.code };
  });
}

/** Takes the address back. It opens nothing from this moment on, and never will again. Twice is once. */
export async function withdrawCertificate(ctx: MemberCtx, input: OfMentorship): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockMentorship(tx, ctx.actor, input.mentorshipId);
    await tx.update(mentorshipCertificates).set({ code: null, sharedAt: null }).where(own(ctx, input));
  });
}

/** Says whether the reader may be named on the other's certificate, from this moment on, on paper and where it is checked. */
export async function agreeToBeNamed(ctx: MemberCtx, input: OfMentorship & { agrees: boolean }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!input.agrees) {
      await lockMentorship(tx, ctx.actor, input.mentorshipId);
      await tx.update(mentorshipCertificates).set({ namedSince: null }).where(own(ctx, input));
      return;
    }
    await lockCertified(tx, ctx, input);
    await tx
      .insert(mentorshipCertificates)
      .values({ mentorshipId: input.mentorshipId, memberId: ctx.actor.id, namedSince: ctx.now })
      .onConflictDoUpdate({
        target: [mentorshipCertificates.mentorshipId, mentorshipCertificates.memberId],
        set: { namedSince: sql`coalesce(${mentorshipCertificates.namedSince}, excluded.named_since)` },
      });
  });
}

function own({ actor }: MemberCtx, { mentorshipId }: OfMentorship) {
  return and(eq(mentorshipCertificates.mentorshipId, mentorshipId), eq(mentorshipCertificates.memberId, actor.id));
}

async function lockCertified(tx: Tx, ctx: MemberCtx, input: OfMentorship): Promise<void> {
  const { id } = await lockMentorship(tx, ctx.actor, input.mentorshipId);
  refuseUncertified(found(await loadCertificateRecord(tx, id), hidden.reason).mentorship);
}

/**
 * What the certificate with this code says, for anybody. There is none where nobody shares one with this code: never shared,
 * withdrawn, or of somebody who is no member any more or may not be here. All of these are alike.
 */
export async function checkCertificate(ctx: Ctx, input: { code: string }) {
  const code = readCode(input.code);
  if (code === null) throw new DomainError("NOT_FOUND", nothing);
  const [row] = await ctx.db
    .select({ mentorshipId: mentorshipCertificates.mentorshipId, holderId: mentorshipCertificates.memberId })
    .from(mentorshipCertificates)
    .where(eq(mentorshipCertificates.code, code));
  const { mentorshipId, holderId } = found(row, nothing);
  const record = found(await loadCertificateRecord(ctx.db, mentorshipId), nothing);
  if (!isCertified(record.mentorship) || sidesOf(record, holderId).own.person.isSuspended) {
    throw new DomainError("NOT_FOUND", nothing);
  }
  return { code, statement: statementOf(record, holderId), checkedAt: ctx.now };
}

export type CheckedCertificate = Awaited<ReturnType<typeof checkCertificate>>;
