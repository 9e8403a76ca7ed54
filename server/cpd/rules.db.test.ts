import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { cpdRules, heldCredentials, renewalRules } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { findRenewal } from "./renewals";
import { loadSchemes } from "./schemes";

const { db } = await testDb();
const ruleOn = async (schemeId: string, day: string) =>
  (await loadSchemes(db, day)).find((scheme) => scheme.id === schemeId)?.rule;

describe("the rules of the schemes", () => {
  it("of MyAxelos are the published ones: 20 points, half an hour to 15 points, five of experience, 15 of each other", async () => {
    expect(await ruleOn("axelos", "2026-06-09")).toMatchObject({
      minutesPerUnit: 60,
      requiredUnits: 20,
      cycleMonths: 12,
      leastMinutes: 30,
      mostMinutes: 900,
      limits: [
        { heading_id: "professional-experience", min: 5, max: null },
        { heading_id: "community", min: null, max: 15 },
        { heading_id: "professional-education", min: null, max: 15 },
      ],
    });
  });

  it("each say when they were read and where", async () => {
    const schemes = await loadSchemes(db, "2026-06-09");
    const rules = schemes.flatMap(({ rule }) => (rule === null ? [] : [rule]));
    expect(rules.length).toBeGreaterThan(3);
    for (const rule of [...rules, ...(await db.select().from(renewalRules))]) {
      expect(rule.readOn, rule.text).toMatch(/^20\d\d-/);
      expect(rule.sourceIds, rule.text).not.toEqual([]);
    }
  });

  it("change on the day from which a newer one holds, and no row is written over", async () => {
    const [now] = await db.select().from(cpdRules).where(eq(cpdRules.schemeId, "apm"));
    if (now === undefined) throw new Error("The scheme has no rule.");
    await db.insert(cpdRules).values({ ...now, id: "apm-2031", validFrom: "2031-01-01", requiredUnits: 50 });
    expect((await ruleOn("apm", "2030-12-31"))?.requiredUnits).toBe(now.requiredUnits);
    expect((await ruleOn("apm", "2031-01-01"))?.requiredUnits).toBe(50);
    await db.update(cpdRules).set({ validTo: "2032-12-31" }).where(eq(cpdRules.id, "apm-2031"));
    expect((await ruleOn("apm", "2033-01-01"))?.requiredUnits).toBe(now.requiredUnits);
  });
});

it("a P3O certificate is to be renewed three years after it was obtained, by the rule of its suite", async () => {
  const member = await newMember(db);
  const [held] = await db
    .insert(heldCredentials)
    .values({ memberId: member.id, credentialId: "p3o-foundation", obtainedOn: "2024-03-01" })
    .returning({ id: heldCredentials.id });
  const renewal = await findRenewal(db, held?.id ?? "", "2026-06-09");
  expect(renewal).toMatchObject({ renewBy: "2027-03-01", rule: { schemeId: "axelos", cycleMonths: 36 } });
});
