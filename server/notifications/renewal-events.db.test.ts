import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { heldCredentials } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { Scene } from "./event";
import { findPerson } from "./people";
import { renewalDue } from "./renewal-events";

const { db } = await testDb();
const now = new Date("2026-07-18T07:41:00Z");

async function sceneFor(memberId: string): Promise<Scene> {
  const to = await findPerson(db, memberId);
  if (to === undefined) throw new Error("Nobody to write to.");
  const letter = { name: to.name, zone: to.zone, now, url: (path: string) => `https://site.example${path}` };
  return { db, now, letter, to, address: null, unsubscribe: () => "", mute: () => "" };
}

it("a reminder to renew goes to the holder alone, says the rule and whom to ask, and not when the date has moved", async () => {
  const holder = await newMember(db);
  const [held] = await db
    .insert(heldCredentials)
    .values({ memberId: holder.id, credentialId: "pmp", obtainedOn: "2023-08-01" })
    .returning();
  const heldCredentialId = held?.id ?? "";
  const fact = { name: "credential.renewal_due" as const, heldCredentialId, renewBy: "2026-08-01", daysBefore: 14 };
  expect(await renewalDue.hearers(db, fact)).toEqual([{ memberId: holder.id }]);
  const scene = await sceneFor(holder.id);
  const mail = await renewalDue.compose(scene, fact);
  expect(mail).toMatchObject({
    subject: "Project Management Professional (PMP): renew by 1 August 2026",
    heading: "14 days to renew Project Management Professional (PMP)",
  });
  expect(mail?.paragraphs.join(" ")).toContain("Check it with PMI.");

  await db.update(heldCredentials).set({ expiresOn: "2029-08-01" }).where(eq(heldCredentials.id, heldCredentialId));
  expect(await renewalDue.compose(scene, fact)).toBeUndefined();
});
