import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import { hats, heldCredentials, members, photos, securityLog, sessions } from "@/db/schema/accounts";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { installJobs } from "@/server/jobs/install";
import { appRouter } from "@/server/router";
import { createCallerFactory, type RequestCtx } from "@/server/trpc";
import {
  changePassword,
  confirmEmailChange,
  confirmIdentity,
  requestConfirmationCode,
  requestEmailChange,
  requestPasswordReset,
  resetPassword,
} from "./credentials";
import { saveHeldCredential } from "./held-credentials";
import { revokeSession } from "./manage-sessions";
import { mintOneTimeToken, type OneTimePurpose, peekAtLink } from "./one-time";
import { hashPassword } from "./passwords";
import { savePhoto } from "./photo";
import { readSession, startSession } from "./sessions";
import { ensureSetUpLink, setUp } from "./set-up";
import { later, visit } from "./visit.fixture";

const { db, url } = await testDb();
const password = "four quiet otters row home";
const other = "seven blue kettles on a shelf";
const createCaller = createCallerFactory(appRouter);

beforeAll(async () => {
  await importContent({ db, now: later(0) });
  await installJobs(url);
});

/** A member with a password, signed in at minute nought. */
async function signedIn(values: Parameters<typeof newMember>[1] = {}) {
  const member = await newMember(db, { passwordHash: await hashPassword(password), ...values });
  const { token } = await startSession(db, { memberId: member.id, device: "Firefox on Linux", now: later(0) });
  return { member, token, ctx: (minutes = 0) => memberCtx(db, token, minutes) };
}

async function memberCtx(connection: Db, token: string, minutes: number) {
  const actor = await readSession(connection, token, later(minutes));
  if (actor.kind !== "member") throw new Error("The session is not live.");
  return { ...visit(connection, { minutes }), actor };
}

const facts = async () => {
  const rows = await db.execute<{ fact: { name: string; memberId: string } }>(
    "select data->'fact' as fact from pgboss.job where name = 'facts.fan_out'",
  );
  return rows.map((row) => row.fact);
};

describe("a new password", () => {
  test("a reset by link signs in here and ends every session that was", async () => {
    const { member, token } = await signedIn();
    await requestPasswordReset(visit(db), { email: member.email });
    const minted = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "reset_password" });
    const proof = { token: minted.token };
    await expect(resetPassword(visit(db), { proof, password: "short" })).rejects.toMatchObject({
      reason: "accounts.password_too_short",
    });
    const started = await resetPassword(visit(db, { minutes: 1 }), { proof, password: other });
    expect(await readSession(db, token, later(1))).toEqual({ kind: "visitor" });
    expect(await readSession(db, started.token, later(1))).toMatchObject({ id: member.id });
    await expect(resetPassword(visit(db), { proof, password: other })).rejects.toMatchObject({
      reason: "accounts.link_spent",
    });
  });

  test("a reset, a change and a new address void every other code and link that is out", async () => {
    const { member, ctx } = await signedIn();
    const mint = (purpose: OneTimePurpose) =>
      mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose, email: "voided@example.test" });
    const kinds: OneTimePurpose[] = ["sign_in", "reset_password", "change_email"];
    const isOpen = async (token: string) => (await peekAtLink(db, token, kinds, later(0))) !== null;
    for (const move of [
      async () => changePassword(await ctx(), { password: other }),
      async () => resetPassword(visit(db), { proof: { token: (await mint("reset_password")).token }, password: other }),
    ]) {
      const out = await Promise.all(kinds.map(mint));
      const started = await move();
      for (const { token } of out) expect(await isOpen(token)).toBe(false);
      const again = await memberCtx(db, started.token, 0);
      const reset = await mint("reset_password");
      await confirmEmailChange(again, { token: (await mint("change_email")).token });
      expect(await isOpen(reset.token)).toBe(false);
      await db.update(members).set({ email: member.email }).where(eq(members.id, member.id));
    }
  });

  test("a reset by code works on another device, and asking answers alike for strangers", async () => {
    const { member } = await signedIn();
    expect(await requestPasswordReset(visit(db), { email: "stranger@example.test" })).toBeUndefined();
    const { code } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "reset_password" });
    const started = await resetPassword(visit(db), { proof: { email: member.email, code }, password: other });
    expect(await readSession(db, started.token, later(0))).toMatchObject({ id: member.id });
  });

  test("a change gives this device a new id and ends the others", async () => {
    const { member, token, ctx } = await signedIn();
    const elsewhere = await startSession(db, { memberId: member.id, device: "Safari on iOS", now: later(0) });
    const started = await changePassword(await ctx(), { password: other });
    for (const old of [token, elsewhere.token])
      expect(await readSession(db, old, later(0))).toEqual({ kind: "visitor" });
    expect(await readSession(db, started.token, later(0))).toMatchObject({ id: member.id });
  });
});

describe("proof that is fresh", () => {
  test("what could take an account away is refused ten minutes after the proof, and allowed after a new one", async () => {
    const { token, member } = await signedIn();
    const admin = await signedIn();
    await db.insert(hats).values({ memberId: admin.member.id, kind: "admin", grantedAt: later(0) });
    const calls = (api: ReturnType<typeof createCaller>) => [
      () => api.accounts.changePassword({ password: other }),
      () => api.accounts.requestEmailChange({ email: "elsewhere@example.test" }),
    ];
    for (const call of calls(createCaller(await memberCtx(db, token, 11)))) {
      await expect(call()).rejects.toMatchObject({ message: "accounts.confirm_it_is_you" });
    }
    const late = createCaller(await memberCtx(db, admin.token, 11));
    await expect(
      late.programmes.grantHat({ memberId: member.id, kind: "moderator", programmeId: null }),
    ).rejects.toMatchObject({ message: "accounts.confirm_it_is_you" });

    const proved = await confirmIdentity(await memberCtx(db, token, 11), { password });
    expect(await readSession(db, token, later(11))).toEqual({ kind: "visitor" });
    const api = createCaller(await memberCtx(db, proved.token, 12));
    await api.accounts.requestEmailChange({ email: "elsewhere@example.test" });
  });

  test("the code mailed for it is said to be for that, and not to sign in", async () => {
    const { member, ctx } = await signedIn();
    await requestConfirmationCode(await ctx(11));
    expect((await facts()).filter((fact) => fact.memberId === member.id).map((fact) => fact.name)).toEqual([
      "account.confirmation_wanted",
    ]);
  });

  test("a wrong password is refused and leaves the session as it was", async () => {
    const { token, ctx } = await signedIn();
    await expect(confirmIdentity(await ctx(), { password: "not this one here" })).rejects.toMatchObject({
      reason: "accounts.password_wrong",
    });
    expect(await readSession(db, token, later(0))).toMatchObject({ kind: "member" });
  });
});

describe("a new address", () => {
  test("it is moved by its link, once, by its owner alone, and both addresses are told", async () => {
    const { member, ctx } = await signedIn();
    const stranger = await signedIn();
    await requestEmailChange(await ctx(), { email: "moved@example.test" });
    const minted = await mintOneTimeToken(
      { db, now: later(0) },
      { memberId: member.id, purpose: "change_email", email: "moved@example.test" },
    );
    await expect(confirmEmailChange(await stranger.ctx(), { token: minted.token })).rejects.toMatchObject({
      reason: "accounts.link_spent",
    });
    await confirmEmailChange(await ctx(), { code: minted.code });
    const [row] = await db.select().from(members).where(eq(members.id, member.id));
    expect(row?.email).toBe("moved@example.test");
    const told = await facts();
    expect(told).toContainEqual({ name: "account.email_changed", memberId: member.id, oldEmail: member.email });
    await expect(confirmEmailChange(await ctx(), { token: minted.token })).rejects.toThrow();
  });

  test("an address that somebody has gets the same answer and no mail", async () => {
    const { member, ctx } = await signedIn();
    const taken = await newMember(db);
    await requestEmailChange(await ctx(), { email: taken.email });
    expect(
      (await facts()).filter((one) => one.name === "account.email_change_wanted" && one.memberId === member.id),
    ).toEqual([]);
  });
});

test("somebody else's session cannot be ended, and one's own is gone at once", async () => {
  const [mine, theirs] = [await signedIn(), await signedIn()];
  const [row] = await db.select().from(sessions).where(eq(sessions.memberId, theirs.member.id));
  await expect(revokeSession(await mine.ctx(), { sessionId: row?.id ?? "" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await readSession(db, theirs.token, later(0))).toMatchObject({ kind: "member" });
});

test("of twenty set-ups at once one makes an administrator; an older link and a later one do nothing", async () => {
  await db.delete(hats);
  const older = await ensureSetUpLink(db, later(0));
  const link = await ensureSetUpLink(db, later(0));
  const tokenOf = (path: string | null) => new URL(path ?? "", "https://here.test").searchParams.get("token") ?? "";
  const attempt = (token: string, n: number) =>
    setUp(visit(db), { token, name: `Admin ${n}`, email: `admin-${n}@example.test`, password, accepts: true });
  await expect(attempt(tokenOf(older), 99)).rejects.toMatchObject({ reason: "accounts.set_up_closed" });
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => attempt(tokenOf(link), n)));
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await db.$count(hats, eq(hats.kind, "admin"))).toBe(1);
  expect(await ensureSetUpLink(db, later(1))).toBeNull();
  expect(await db.$count(securityLog, eq(securityLog.event, "admin.set_up"))).toBe(1);
}, 60_000);

describe("photographs", () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#336699" } });

  test("a photograph is cut to a square and loses where it was taken", async () => {
    const { member, ctx } = await signedIn();
    const exif = { IFD0: { Artist: "canary-artist" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } };
    const jpeg = await picture(900, 600).withExif(exif).jpeg().toBuffer();
    expect(jpeg.toString("latin1")).toContain("canary-artist");
    await savePhoto(await ctx(), { bytes: jpeg });
    const [photo] = await db.select().from(photos).where(eq(photos.memberId, member.id));
    const info = await sharp(photo?.webp).metadata();
    expect(info).toMatchObject({ format: "webp", width: 320, height: 320 });
    expect(info.exif).toBeUndefined();
    await savePhoto(await ctx(), { bytes: jpeg });
    expect(await db.$count(photos, eq(photos.memberId, member.id))).toBe(1);
  });

  test("drawings, bombs, broken and too large files are refused", async () => {
    const { ctx } = await signedIn();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const gif = await picture(10, 10).gif().toBuffer();
    const huge = await picture(6_000, 6_000).png({ compressionLevel: 9 }).toBuffer();
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<script>alert(1)</script>")]);
    for (const bytes of [svg, gif, huge, broken]) {
      await expect(savePhoto(await ctx(), { bytes })).rejects.toMatchObject({ reason: "accounts.photo_unreadable" });
    }
    const heavy = Buffer.concat([await picture(10, 10).jpeg().toBuffer(), Buffer.alloc(2_000_000)]);
    await expect(savePhoto(await ctx(), { bytes: heavy })).rejects.toMatchObject({
      reason: "accounts.photo_too_large",
    });
  });

  test("a photograph is there for those whom its owner chose, and for nobody else", async () => {
    const { member, ctx } = await signedIn();
    const viewer = await signedIn();
    await savePhoto(await ctx(), { bytes: await picture(50, 50).png().toBuffer() });
    const [row] = await db.select({ id: members.photoId }).from(members).where(eq(members.id, member.id));
    const id = row?.id ?? "";
    const look = async (as: RequestCtx) => createCaller(as).programmes.photo({ id });
    const owner = createCaller(await ctx());
    await expect(look(await viewer.ctx())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner.accounts.saveVisibility({
      fields: { listing: "members", photo: "members" },
      hiddenFromOwnOrganisation: false,
    });
    expect((await look(await viewer.ctx())).isPublic).toBe(false);
    await expect(look(visit(db))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner.safety.block({ memberId: viewer.member.id });
    await expect(look(await viewer.ctx())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await look(await ctx())).webp.length).toBeGreaterThan(0);
  });
});

test("changing a credential takes away that somebody had seen it", async () => {
  const { member, ctx } = await signedIn();
  const held = { credentialId: "pmp", obtainedOn: "2024-03-01", expiresOn: null, badgeUrl: null };
  await saveHeldCredential(await ctx(), held);
  await db.update(heldCredentials).set({ seenById: member.id, seenAt: later(0) });
  await saveHeldCredential(await ctx(), { ...held, obtainedOn: "2025-03-01" });
  const [row] = await db.select().from(heldCredentials).where(eq(heldCredentials.memberId, member.id));
  expect(row).toMatchObject({ obtainedOn: "2025-03-01", seenById: null, seenAt: null });
});

test("the preview is what that viewer gets, and one's e-mail address is in no profile", async () => {
  const { member, ctx } = await signedIn({ bio: "canary-bio" });
  const api = createCaller(await ctx());
  await api.accounts.saveVisibility({
    fields: { listing: "public", bio: "members" },
    hiddenFromOwnOrganisation: false,
  });
  const asMember = await api.accounts.preview({ relation: "member" });
  const asGuest = await api.accounts.preview({ relation: "guest" });
  expect(asMember?.bio).toBe("canary-bio");
  expect(JSON.stringify(asGuest)).not.toContain("canary-bio");
  expect(JSON.stringify(await api.accounts.profile())).not.toContain(member.email);
});

test("nobody is away twice on one day", async () => {
  const { ctx } = await signedIn();
  const api = createCaller(await ctx());
  await api.accounts.startLeave({ fromDay: "2027-03-01", toDay: "2027-03-07" });
  for (const [fromDay, toDay] of [
    ["2027-03-07", null],
    ["2027-02-20", "2027-03-01"],
    ["2027-02-20", null],
  ] as const) {
    await expect(api.accounts.startLeave({ fromDay, toDay })).rejects.toThrow("accounts.leave_overlaps");
  }
  await api.accounts.startLeave({ fromDay: "2027-03-08", toDay: null });
});
