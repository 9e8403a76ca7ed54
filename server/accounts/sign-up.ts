import { and, eq, isNull, like, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { consents, members } from "@/db/schema/accounts";
import { type ConsentDocument, consentDocuments, currentConsents } from "@/domain/accounts/consent";
import { requireEmail } from "@/domain/accounts/email";
import { freeHandle, handleFromName } from "@/domain/accounts/handle";
import { checkNewPassword } from "@/domain/accounts/password";
import { DomainError } from "@/domain/errors";
import { raiseFact } from "@/server/jobs/enqueue";
import type { RequestCtx } from "@/server/trpc";
import { hashPassword, leakedPasswords, passwordClaim } from "./passwords";
import { logSecurity } from "./security-log";
import { mayMail } from "./throttle";

export type SignUp = {
  name: string;
  email: string;
  password: string;
  /** "I am 18 or over." */
  adult: boolean;
  /** The conduct and confidentiality texts in force were accepted. */
  accepts: boolean;
  timeZone?: string | undefined;
};

/**
 * Opens an account, to be proved by mail. Whoever asks gets the same answer: a known address is told by mail that it has
 * an account already. An address that was never proved takes the newest name and password; the claim returned ties that
 * password to this browser until the address is proved.
 */
export async function signUp(ctx: RequestCtx, input: SignUp): Promise<{ claim: string }> {
  if (!input.adult) throw new DomainError("INVALID", "accounts.adults_only", "adult");
  if (!input.accepts) throw new DomainError("INVALID", "accounts.consent_needed", "accepts");
  const email = requireEmail(input.email);
  const password = checkNewPassword(input.password, { words: [input.name, email], isLeaked: await leakedPasswords() });
  const mayBeMailed = await mayMail(ctx, email);
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction(async (tx) => {
    const [known] = await tx.select().from(members).where(eq(members.email, email)).for("update");
    const isProved = known !== undefined && known.emailVerifiedAt !== null;
    const memberId = isProved ? known.id : await openAccount(tx, ctx, { ...input, email, passwordHash }, known?.id);
    if (!mayBeMailed) return;
    await raiseFact(tx, {
      name: isProved ? "account.already_registered" : "account.verification_wanted",
      memberId,
    });
  });
  return { claim: passwordClaim(passwordHash) };
}

async function openAccount(
  tx: Tx,
  ctx: RequestCtx,
  input: SignUp & { passwordHash: string },
  knownId: string | undefined,
): Promise<string> {
  const facts = {
    name: input.name,
    passwordHash: input.passwordHash,
    passwordChangedAt: ctx.now,
    adultConfirmedAt: ctx.now,
  };
  if (knownId !== undefined) {
    await tx
      .update(members)
      .set(facts)
      .where(and(eq(members.id, knownId), isNull(members.emailVerifiedAt)));
    return knownId;
  }
  const memberId = await insertMember(tx, {
    ...facts,
    email: input.email,
    ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
    createdAt: ctx.now,
  });
  await acceptConsents(tx, memberId, ["conduct", "confidentiality"], ctx.now);
  await logSecurity(tx, ctx, { event: "account.created", subjectId: memberId });
  return memberId;
}

/** Stores a member under the first free handle of their name. When the address was taken a moment ago, that member. */
export async function insertMember(
  tx: Tx,
  values: Omit<typeof members.$inferInsert, "id" | "handle">,
): Promise<string> {
  const base = handleFromName(values.name);
  // Two people of one name who sign up at once wait for each other here, and only they.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`handle:${base}`}))`);
  const near = await tx
    .select({ handle: members.handle })
    .from(members)
    .where(like(members.handle, `${base}%`));
  const handle = freeHandle(values.name, new Set(near.map((one) => one.handle)));
  const [row] = await tx
    .insert(members)
    .values({ ...values, handle })
    .onConflictDoNothing()
    .returning({ id: members.id });
  if (row !== undefined) return row.id;
  const [taken] = await tx.select({ id: members.id }).from(members).where(eq(members.email, values.email));
  if (taken !== undefined) return taken.id;
  throw new DomainError("CONFLICT", "accounts.try_again");
}

/** Records that somebody accepts the texts in force, with the version and the time. Accepting twice is accepting once. */
export async function acceptConsents(
  tx: Tx,
  memberId: string,
  documents: readonly ConsentDocument[],
  now: Date,
): Promise<void> {
  const rows = consentDocuments
    .filter((document) => documents.includes(document))
    .map((document) => ({ memberId, document, version: currentConsents[document], acceptedAt: now }));
  if (rows.length > 0) await tx.insert(consents).values(rows).onConflictDoNothing();
}
