import { eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { giveHat, newMember, newProgramme } from "@/db/factories";
import {
  blocks,
  credentialBadges,
  fieldVisibility,
  heldCredentials,
  members,
  programmeMembers,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { credentialStamp } from "@/domain/accounts/profile";
import type { Audience } from "@/domain/accounts/visibility";
import { readSession, startSession } from "@/server/accounts/sessions";
import { later, visit } from "@/server/accounts/visit.fixture";
import { installJobs } from "@/server/jobs/install";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";

const { db, url, sql: driver } = await testDb();
const createCaller = createCallerFactory(appRouter);
let programmeId: string;

beforeAll(async () => {
  await installJobs(url);
  ({ id: programmeId } = await newProgramme(db));
});

async function as(member: { id: string }, minutes = 0) {
  const { token } = await startSession(db, { memberId: member.id, device: "Firefox on Linux", now: later(minutes) });
  return createCaller({ ...visit(db, { minutes }), actor: await readSession(db, token, later(minutes)) });
}

const plain = { credentialId: "pmp", obtainedOn: "2024-03-01", expiresOn: null, badgeUrl: null };

/** Somebody of the programme with a credential, shown to these circles. */
async function holder(credentials: Audience = "programme", listing: Audience = "programme") {
  const member = await newMember(db);
  await db.insert(programmeMembers).values({ programmeId, memberId: member.id, joinedAt: later(0) });
  await db.insert(fieldVisibility).values([
    { memberId: member.id, field: "credentials", audience: credentials },
    { memberId: member.id, field: "listing", audience: listing },
  ]);
  await (await as(member)).accounts.saveHeldCredential(plain);
  const [held] = await db.select().from(heldCredentials).where(eq(heldCredentials.memberId, member.id));
  if (held === undefined) throw new Error("The credential was not saved.");
  return { member, heldCredentialId: held.id };
}

async function coordinator(of = programmeId) {
  const member = await newMember(db);
  await giveHat(db, member.id, "coordinator", of);
  await db.insert(programmeMembers).values({ programmeId: of, memberId: member.id, joinedAt: later(0) });
  return member;
}

const stamp = credentialStamp({ ...plain, badgeId: null });
const ownSeen = async (member: { id: string }) =>
  (await (await as(member)).accounts.profile()).facts.credentials[0]?.seen;
const picture = async () =>
  new Uint8Array(
    await sharp({ create: { width: 900, height: 600, channels: 4, background: "#2a6" } })
      .withExif({ IFD0: { Artist: "Somebody" } })
      .png()
      .toBuffer(),
  );

describe("a credential", () => {
  test("is seen by a coordinator of its holder's programme, by name, once; the holder is told; and it can be taken back", async () => {
    const { member, heldCredentialId } = await holder();
    const seer = await coordinator();
    const second = await coordinator();
    await expect((await as(member)).programmes.markCredentialSeen({ heldCredentialId, stamp })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await (await as(seer)).programmes.markCredentialSeen({ heldCredentialId, stamp });
    await (await as(second, 5)).programmes.markCredentialSeen({ heldCredentialId, stamp });
    expect((await ownSeen(member))?.by).toBe(seer.name);
    const facts = await driver`select data from pgboss.job where data->'fact'->>'heldCredentialId' = ${heldCredentialId}
      or data->>'heldCredentialId' = ${heldCredentialId}`;
    expect(facts).toHaveLength(1);
    await (await as(seer)).programmes.unmarkCredentialSeen({ heldCredentialId });
    expect(await ownSeen(member)).toBeNull();
  });

  test("does not exist for coordinators of other programmes, nor where its holder does not show it to theirs", async () => {
    const { heldCredentialId } = await holder();
    const other = await coordinator((await newProgramme(db)).id);
    const gone = { code: "NOT_FOUND" };
    await expect((await as(other)).programmes.markCredentialSeen({ heldCredentialId, stamp })).rejects.toMatchObject(
      gone,
    );
    const hidden = await holder("mentor");
    const own = await as(await coordinator());
    await expect(
      own.programmes.markCredentialSeen({ heldCredentialId: hidden.heldCredentialId, stamp }),
    ).rejects.toMatchObject(gone);
    await expect(
      own.programmes.unmarkCredentialSeen({ heldCredentialId: hidden.heldCredentialId }),
    ).rejects.toMatchObject(gone);
  });

  test("is not said to be seen when its holder has changed it since the page was opened", async () => {
    const { member, heldCredentialId } = await holder();
    const seer = await as(await coordinator());
    await (await as(member)).accounts.saveHeldCredential({ ...plain, badgeUrl: "https://badges.example.org/7" });
    await expect(seer.programmes.markCredentialSeen({ heldCredentialId, stamp })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await ownSeen(member)).toBeNull();
  });

  test("stands as self-declared again after a change of its date, address or picture, and not after saving it as it is", async () => {
    const { member, heldCredentialId } = await holder();
    const seer = await as(await coordinator());
    const mark = async () => {
      const { unseen } = await seer.programmes.memberCredentials({});
      const held = unseen.credentials.find(({ id }) => id === heldCredentialId);
      await seer.programmes.markCredentialSeen({ heldCredentialId, stamp: held?.stamp ?? "" });
      expect(await ownSeen(member)).not.toBeNull();
    };
    const save = async (said: object) => (await as(member)).accounts.saveHeldCredential({ ...plain, ...said });
    await mark();
    expect(await save({})).toEqual({ changed: false });
    expect(await ownSeen(member)).not.toBeNull();
    for (const change of [
      { badge: await picture() },
      { dropBadge: true },
      { badgeUrl: "https://badges.example.org/7" },
      { obtainedOn: "2025-01-01" },
    ]) {
      expect(await save(change)).toEqual({ changed: true });
      expect(await ownSeen(member)).toBeNull();
      await mark();
    }
  });

  test("is listed for its coordinators only when its holder shows it and can be found, and keeps away from nobody", async () => {
    const shown = await holder();
    const notFound = await holder("programme", "only_me");
    const notShown = await holder("mentor", "members");
    const blocking = await holder();
    const seer = await coordinator();
    await db.insert(blocks).values({ blockerId: blocking.member.id, blockedId: seer.id, createdAt: later(0) });
    const colleague = await holder();
    const employer = { organisationKey: "acme" };
    await db.update(members).set(employer).where(eq(members.id, seer.id));
    await db
      .update(members)
      .set({ ...employer, hiddenFromOwnOrganisation: true })
      .where(eq(members.id, colleague.member.id));
    const { unseen } = await (await as(seer)).programmes.memberCredentials({});
    const ids = unseen.credentials.map(({ id }) => id);
    expect(ids).toContain(shown.heldCredentialId);
    for (const { heldCredentialId } of [notFound, notShown, blocking, colleague])
      expect(ids).not.toContain(heldCredentialId);
    const gone = { code: "NOT_FOUND" };
    for (const { heldCredentialId } of [notFound, notShown, blocking, colleague])
      await expect((await as(seer)).programmes.unmarkCredentialSeen({ heldCredentialId })).rejects.toMatchObject(gone);
    await expect((await as(shown.member)).programmes.memberCredentials({})).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("the credentials of a programme's members", () => {
  test("come in pages by key, each of them once, also of the same moment, and a key that is none is the first page", async () => {
    const { id: elsewhere } = await newProgramme(db);
    const seer = await as(await coordinator(elsewhere));
    const held: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      const member = await newMember(db);
      await db.insert(programmeMembers).values({ programmeId: elsewhere, memberId: member.id, joinedAt: later(0) });
      await db.insert(fieldVisibility).values([
        { memberId: member.id, field: "credentials", audience: "programme" },
        { memberId: member.id, field: "listing", audience: "programme" },
      ]);
      const row = { memberId: member.id, credentialId: "pmp", obtainedOn: "2024-03-01", createdAt: later(n % 3) };
      const [one] = await db.insert(heldCredentials).values(row).returning({ id: heldCredentials.id });
      held.push(one?.id ?? "");
    }
    const all = async (which: "unseen" | "seen", name: "unseenAfter" | "seenAfter") => {
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const page = (await seer.programmes.memberCredentials(after === undefined ? {} : { [name]: after }))[which];
        pages.push(page.credentials.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      return pages;
    };
    const unseen = await all("unseen", "unseenAfter");
    expect(unseen.map((page) => page.length)).toEqual([25, 25, 10]);
    expect(new Set(unseen.flat())).toEqual(new Set(held));
    await db
      .update(heldCredentials)
      .set({ seenAt: later(9) })
      .where(inArray(heldCredentials.id, held.slice(0, 30)));
    const seen = await all("seen", "seenAfter");
    expect(seen.map((page) => page.length)).toEqual([25, 5]);
    expect(new Set(seen.flat())).toEqual(new Set(held.slice(0, 30)));
    expect((await all("unseen", "unseenAfter")).flat()).toHaveLength(30);
    const { unseen: first } = await seer.programmes.memberCredentials({ unseenAfter: "no such key" });
    expect(first.credentials).toHaveLength(25);
  });
});

describe("the picture of a badge", () => {
  test("is drawn anew without what else the file held, and shown to those who may see the credential", async () => {
    const { member } = await holder("programme");
    await (await as(member)).accounts.saveHeldCredential({ ...plain, badge: await picture() });
    const [badge] = (await (await as(member)).accounts.profile()).facts.credentials;
    const id = badge?.badgeId ?? "";
    const { webp } = await (await as(await coordinator())).programmes.badge({ id });
    const drawn = await sharp(webp).metadata();
    expect(drawn).toMatchObject({ format: "webp", width: 480, height: 320 });
    expect(drawn.exif).toBeUndefined();
    const stranger = await as(await newMember(db));
    await expect(stranger.programmes.badge({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(createCaller(visit(db)).programmes.badge({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is refused when it is no picture, and then nothing of the credential is saved", async () => {
    const { member } = await holder();
    const badge = new TextEncoder().encode("<svg onload=alert(1)>");
    const save = (await as(member)).accounts.saveHeldCredential({ ...plain, obtainedOn: "2020-01-01", badge });
    await expect(save).rejects.toMatchObject({ cause: { reason: "accounts.photo_unreadable", field: "badge" } });
    const [held] = (await (await as(member)).accounts.profile()).facts.credentials;
    expect(held?.obtainedOn).toBe(plain.obtainedOn);
  });

  test("gets another address when it is replaced, and goes with its credential", async () => {
    const { member, heldCredentialId } = await holder();
    const badgeId = async () => (await (await as(member)).accounts.profile()).facts.credentials[0]?.badgeId;
    await (await as(member)).accounts.saveHeldCredential({ ...plain, badge: await picture() });
    const first = await badgeId();
    await (await as(member)).accounts.saveHeldCredential({ ...plain, badge: await picture() });
    expect(await badgeId()).not.toBe(first);
    await (await as(member)).accounts.removeHeldCredential({ id: heldCredentialId });
    expect(await db.$count(credentialBadges, eq(credentialBadges.heldCredentialId, heldCredentialId))).toBe(0);
  });
});
