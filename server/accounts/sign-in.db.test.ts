import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { members, oneTimeTokens, securityLog, sessions } from "@/db/schema/accounts";
import { testDb } from "@/db/test-database";
import { mintOneTimeToken } from "./one-time";
import { hashPassword, passwordMatches } from "./passwords";
import { endSessions, readSession } from "./sessions";
import { requestSignInCode, signInWithCode, signInWithLink, signInWithPassword, signOut } from "./sign-in";
import { later, visit } from "./visit.fixture";

const { db } = await testDb();
const password = "four quiet otters row home";

async function memberWithPassword() {
  return newMember(db, { passwordHash: await hashPassword(password) });
}

const tokenIn = (link: string) => new URL(link, "https://here.test").searchParams.get("token") ?? "";

describe("by password", () => {
  test("the right password opens a session of which the table holds only the hash", async () => {
    const member = await memberWithPassword();
    const session = await signInWithPassword(visit(db), { email: member.email.toUpperCase(), password });
    const actor = await readSession(db, session.token, later(0));
    expect(actor).toMatchObject({ kind: "member", id: member.id });
    const [row] = await db.select().from(sessions).where(eq(sessions.id, session.id));
    expect(row?.tokenHash.toString("base64url")).not.toContain(session.token.slice(0, 20));
    expect(Buffer.from(session.token, "base64url")).toHaveLength(32);
  });

  test("unknown address, wrong password and unconfirmed address are refused alike", async () => {
    const member = await memberWithPassword();
    const unconfirmed = await newMember(db, { passwordHash: await hashPassword(password), emailVerifiedAt: null });
    const tries = [
      { email: "nobody-at-all@example.test", password },
      { email: member.email, password: password.toUpperCase() },
      { email: unconfirmed.email, password },
    ];
    for (const input of tries) {
      await expect(signInWithPassword(visit(db), input)).rejects.toMatchObject({
        code: "UNAUTHORIZED",
        reason: "accounts.sign_in_refused",
      });
    }
  });

  test("two hundred guesses reach the hash ten times, simultaneous or not, and the owner still gets in by mail", async () => {
    const member = await memberWithPassword();
    const guess = (n: number) =>
      signInWithPassword(visit(db, { ip: `127.0.0.${n % 20}` }), { email: member.email, password: `wrong guess ${n}` });
    const all = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => guess(n)));
    const reasons = all.map((one) => (one.status === "rejected" ? one.reason.reason : "in"));
    expect(reasons.filter((reason) => reason === "accounts.sign_in_refused")).toHaveLength(10);
    expect(reasons.filter((reason) => reason === "accounts.too_many_attempts")).toHaveLength(190);
    await expect(
      signInWithPassword(visit(db, { ip: "10.9.8.7" }), { email: member.email, password }),
    ).rejects.toMatchObject({
      code: "TOO_MANY",
    });

    const { code } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "sign_in" });
    await signInWithCode(visit(db, { ip: "10.9.8.7" }), { email: member.email, code });
    await signInWithPassword(visit(db, { ip: "10.9.8.7" }), { email: member.email, password });
  });

  test("after a hundred failures in a row no password is looked at any more, however slowly they come", async () => {
    const member = await memberWithPassword();
    let looked = 0;
    for (let day = 0; looked < 200 && day < 30; day += 1) {
      for (let n = 0; n < 10; n += 1) {
        const ctx = visit(db, { minutes: day * 24 * 60 * 2, ip: `10.0.${day}.1` });
        const reason = await signInWithPassword(ctx, { email: member.email, password: "not the one at all" }).catch(
          (error: { reason: string }) => error.reason,
        );
        if (reason === "accounts.sign_in_refused") looked += 1;
      }
    }
    expect(looked).toBe(100);
  }, 180_000);

  test("a hash made with lower cost is renewed at the next sign-in", async () => {
    const cheap = await hashPassword(password, { memoryCost: 8_192 });
    const member = await newMember(db, { passwordHash: cheap });
    await signInWithPassword(visit(db), { email: member.email, password });
    const [row] = await db.select().from(members).where(eq(members.id, member.id));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=8,p=1\$/);
    expect(await passwordMatches(row?.passwordHash, password)).toBe(true);
  });
});

describe("by code and link", () => {
  test("a scanner that opens the link spends nothing, and of twenty presses one counts", async () => {
    const member = await newMember(db);
    const { link } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "sign_in" });
    const token = tokenIn(link);
    const { peekAtLink } = await import("./one-time");
    for (let look = 0; look < 5; look += 1) {
      expect(await peekAtLink(db, token, ["sign_in"], later(1))).toMatchObject({ name: member.name });
    }
    const presses = await Promise.allSettled(Array.from({ length: 20 }, () => signInWithLink(visit(db), { token })));
    expect(presses.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db.$count(sessions, eq(sessions.memberId, member.id))).toBe(1);
    await expect(signInWithLink(visit(db), { token })).rejects.toMatchObject({ reason: "accounts.link_spent" });
  });

  test("a link lives ten minutes and its code no longer", async () => {
    const member = await newMember(db);
    const { link, code } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "sign_in" });
    const late = visit(db, { minutes: 10 });
    await expect(signInWithLink(late, { token: tokenIn(link) })).rejects.toMatchObject({
      reason: "accounts.link_spent",
    });
    await expect(signInWithCode(late, { email: member.email, code })).rejects.toMatchObject({
      reason: "accounts.code_refused",
    });
  });

  test("the code can be typed with its space, proves the address, and takes the link with it", async () => {
    const member = await newMember(db, { emailVerifiedAt: null });
    const minted = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "verify_email" });
    const typed = `${minted.code.slice(0, 4)} ${minted.code.slice(4)}`;
    await signInWithCode(visit(db, { ip: "10.1.1.1" }), { email: member.email, code: typed });
    const [row] = await db.select().from(members).where(eq(members.id, member.id));
    expect(row?.emailVerifiedAt).not.toBeNull();
    await expect(signInWithLink(visit(db), { token: tokenIn(minted.link) })).rejects.toThrow();
  });

  test("five wrong codes void the right one", async () => {
    const member = await newMember(db);
    const { code } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "sign_in" });
    const wrong = code === "00000000" ? "11111111" : "00000000";
    for (let n = 0; n < 5; n += 1) {
      await expect(signInWithCode(visit(db), { email: member.email, code: wrong })).rejects.toThrow();
    }
    await expect(signInWithCode(visit(db), { email: member.email, code })).rejects.toMatchObject({
      reason: "accounts.code_refused",
    });
  });

  test("asking for a code answers alike for known and unknown addresses, and tokens are stored as hashes", async () => {
    const member = await newMember(db);
    expect(await requestSignInCode(visit(db), { email: member.email })).toBe(
      await requestSignInCode(visit(db), { email: "stranger@example.test" }),
    );
    const { token, code } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "sign_in" });
    const stored = await db.select().from(oneTimeTokens).where(eq(oneTimeTokens.memberId, member.id));
    const dump = stored.map((row) => `${row.linkHash.toString("base64url")} ${row.codeHash?.toString()}`).join(" ");
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(code);
  });

  test("signing in as somebody else ends the session that was there", async () => {
    const [first, second] = [await memberWithPassword(), await memberWithPassword()];
    const before = await signInWithPassword(visit(db), { email: first.email, password });
    const actor = await readSession(db, before.token, later(0));
    await signInWithPassword(visit(db, { actor }), { email: second.email, password });
    expect(await readSession(db, before.token, later(0))).toEqual({ kind: "visitor" });
  });
});

describe("sessions", () => {
  test("a session ends at thirty idle days or ninety in all; a coordinator's at twelve hours or seven days", async () => {
    const { giveHat } = await import("@/db/factories");
    const member = await memberWithPassword();
    const staff = await memberWithPassword();
    await giveHat(db, staff.id, "moderator");
    const day = 24 * 60;
    const limits = [
      { who: member, idle: 30 * day, absolute: 90 * day, step: 20 * day },
      { who: staff, idle: day / 2, absolute: 7 * day, step: day / 3 },
    ];
    for (const { who, idle, absolute, step } of limits) {
      const idleOne = await signInWithPassword(visit(db), { email: who.email, password });
      expect(await readSession(db, idleOne.token, later(idle, 1_000))).toEqual({ kind: "visitor" });
      const usedOne = await signInWithPassword(visit(db), { email: who.email, password });
      for (let at = 0; at < absolute; at += step) {
        expect(await readSession(db, usedOne.token, later(at))).toMatchObject({ kind: "member" });
      }
      expect(await readSession(db, usedOne.token, later(absolute, 1_000))).toEqual({ kind: "visitor" });
    }
  });

  test("signing out and revoking take effect on the next look", async () => {
    const member = await memberWithPassword();
    const one = await signInWithPassword(visit(db), { email: member.email, password });
    const two = await signInWithPassword(visit(db), { email: member.email, password });
    await signOut(visit(db, { actor: await readSession(db, one.token, later(0)) }));
    expect(await readSession(db, one.token, later(0))).toEqual({ kind: "visitor" });
    expect(await readSession(db, two.token, later(0))).toMatchObject({ kind: "member" });
    await endSessions(db, { memberId: member.id });
    expect(await readSession(db, two.token, later(0))).toEqual({ kind: "visitor" });
  });

  test("a suspended member is a visitor at once", async () => {
    const member = await memberWithPassword();
    const { token } = await signInWithPassword(visit(db), { email: member.email, password });
    await db
      .update(members)
      .set({ suspendedAt: later(0) })
      .where(eq(members.id, member.id));
    expect(await readSession(db, token, later(0))).toEqual({ kind: "visitor" });
  });

  test("the security log takes lines and gives none back", async () => {
    expect(await db.$count(securityLog)).toBeGreaterThan(0);
    await expect(db.update(securityLog).set({ event: "nothing" })).rejects.toThrow();
    await expect(db.delete(securityLog)).rejects.toThrow();
    await expect(db.execute(sql`truncate security_log`)).rejects.toThrow();
  });
});
