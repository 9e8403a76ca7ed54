import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { identities, members } from "@/db/schema/accounts";
import { testDb } from "@/db/test-database";
import { disconnectIdentities, resolveIdentity, signInByProvider } from "./identities";
import { readSession, startSession } from "./sessions";
import { later, visit } from "./visit.fixture";

const { db } = await testDb();
const issuer = "https://id.example.test";

async function signedInVisit(memberId: string, minutes = 0) {
  const { token } = await startSession(db, { memberId, device: "x", now: later(0) });
  return visit(db, { minutes, actor: await readSession(db, token, later(minutes)) });
}

test("an identity that nobody connected opens nothing, whatever address it carries", async () => {
  const victim = await newMember(db);
  expect(await resolveIdentity(visit(db), { issuer, subject: victim.email })).toEqual({ refusal: "unknown" });
  expect(await db.$count(identities)).toBe(0);
});

test("it is connected by its signed-in owner with fresh proof, and opens that account from then on", async () => {
  const member = await newMember(db);
  const claims = { issuer, subject: "subject-1" };
  expect(await resolveIdentity(await signedInVisit(member.id, 11), claims)).toEqual({ refusal: "confirm" });
  expect(await resolveIdentity(await signedInVisit(member.id), claims)).toEqual({ memberId: member.id });
  expect(await resolveIdentity(visit(db), claims)).toEqual({ memberId: member.id });
  const { token } = await signInByProvider(visit(db), member.id);
  expect(await readSession(db, token, later(0))).toMatchObject({ id: member.id });
});

test("the same subject of another issuer is somebody else", async () => {
  expect(await resolveIdentity(visit(db), { issuer: "https://other.example.test", subject: "subject-1" })).toEqual({
    refusal: "unknown",
  });
});

test("an identity of one account is never moved to another, and opens no suspended one", async () => {
  const [owner, other] = [await newMember(db), await newMember(db)];
  const claims = { issuer, subject: "subject-2" };
  await resolveIdentity(await signedInVisit(owner.id), claims);
  expect(await resolveIdentity(await signedInVisit(other.id), claims)).toEqual({ refusal: "taken" });
  await db
    .update(members)
    .set({ suspendedAt: later(0) })
    .where(eq(members.id, owner.id));
  expect(await resolveIdentity(visit(db), claims)).toEqual({ refusal: "unknown" });
});

test("disconnecting ends a member's own ways in through the provider, and nobody else's", async () => {
  const [leaver, stayer] = [await newMember(db), await newMember(db)];
  await resolveIdentity(await signedInVisit(leaver.id), { issuer, subject: "subject-3" });
  await resolveIdentity(await signedInVisit(stayer.id), { issuer, subject: "subject-4" });
  const ctx = await signedInVisit(leaver.id);
  if (ctx.actor.kind !== "member") throw new Error("The member was not signed in.");
  await disconnectIdentities({ ...ctx, actor: ctx.actor });
  expect(await resolveIdentity(visit(db), { issuer, subject: "subject-3" })).toEqual({ refusal: "unknown" });
  expect(await resolveIdentity(visit(db), { issuer, subject: "subject-4" })).toEqual({ memberId: stayer.id });
});
