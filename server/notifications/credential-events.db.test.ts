import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { heldCredentials } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { seen } from "./credential-events";
import { findPerson } from "./people";

const { db } = await testDb();
const now = new Date("2026-07-18T07:41:00Z");

it("the holder alone hears who has seen a credential, and nobody once that was taken back", async () => {
  const holder = await newMember(db);
  const coordinator = await newMember(db, { name: "Cora Dinator" });
  const [held] = await db
    .insert(heldCredentials)
    .values({ memberId: holder.id, credentialId: "pmp", seenById: coordinator.id, seenAt: now })
    .returning();
  const heldCredentialId = held?.id ?? "";
  const fact = { name: "credential.seen" as const, heldCredentialId, seenAt: now.toISOString() };
  expect(await seen.hearers(db, fact)).toEqual([{ memberId: holder.id }]);
  const to = await findPerson(db, holder.id);
  if (to === undefined) throw new Error("Nobody to write to.");
  const letter = { name: to.name, zone: to.zone, now, url: (path: string) => `https://site.example${path}` };
  const scene = { db, now, letter, to, address: null, unsubscribe: () => "", mute: () => "" };
  expect(await seen.compose(scene, fact)).toMatchObject({
    subject: "Cora Dinator has seen your Project Management Professional (PMP)",
  });
  await db
    .update(heldCredentials)
    .set({ seenById: null, seenAt: null })
    .where(eq(heldCredentials.id, heldCredentialId));
  expect(await seen.compose(scene, fact)).toBeUndefined();
});
