import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { heldCredentials } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { findRenewal, remindRenewals } from "./renewals";

const { db } = await testDb();
const on = (day: string) => new Date(`${day}T07:41:00Z`);

async function holding(credentialId: string, dates: { obtainedOn?: string; expiresOn?: string }): Promise<string> {
  const member = await newMember(db);
  const [held] = await db
    .insert(heldCredentials)
    .values({ memberId: member.id, credentialId, ...dates })
    .returning({ id: heldCredentials.id });
  return held?.id ?? "";
}

const reminded = async (heldCredentialId: string) => {
  const rows = await db.execute<{ days: number }>(
    sql`select (data->'fact'->>'daysBefore')::int as days from pgboss.job
        where data->'fact'->>'heldCredentialId' = ${heldCredentialId} order by created_on`,
  );
  return rows.map((row) => row.days);
};

it("reminds 180, 60 and 14 days before, each once, however often it runs", async () => {
  // Obtained on 1 August 2023: to be renewed by 1 August 2026.
  const held = await holding("pmp", { obtainedOn: "2023-08-01" });
  const days = ["2026-02-01", "2026-02-02", "2026-02-03", "2026-06-02", "2026-06-03", "2026-07-18", "2026-07-31"];
  for (const day of days) {
    await remindRenewals(db, on(day));
    await remindRenewals(db, on(day));
  }
  await remindRenewals(db, on("2026-08-02"));
  expect(await reminded(held)).toEqual([180, 60, 14]);
});

it("sends the one that is due to somebody who enters a credential late, and begins again when the date moves", async () => {
  const held = await holding("lss-green", { expiresOn: "2026-06-20" });
  await remindRenewals(db, on("2026-06-09"));
  expect(await reminded(held)).toEqual([14]);
  await db.update(heldCredentials).set({ expiresOn: "2029-06-20" }).where(eq(heldCredentials.id, held));
  await remindRenewals(db, on("2026-06-10"));
  expect(await reminded(held)).toEqual([14]);
  await remindRenewals(db, on("2029-06-01"));
  expect(await reminded(held)).toEqual([14, 60]);
});

it("reminds nobody of a credential without a date or of one for which no rule is known", async () => {
  const undated = await holding("pmp", {});
  const unruled = await holding("apm-pmq", { obtainedOn: "2023-08-01" });
  const yearly = await holding("apm-chpp", { obtainedOn: "2023-08-01" });
  await remindRenewals(db, on("2026-07-20"));
  expect(await Promise.all([undated, unruled, yearly].map(reminded))).toEqual([[], [], []]);
});

it("two runs at the same moment remind nobody twice", async () => {
  const held = await Promise.all(Array.from({ length: 8 }, () => holding("cbap", { obtainedOn: "2021-08-01" })));
  await Promise.all([1, 2, 3].map(() => remindRenewals(db, on("2024-07-20"))));
  expect(await Promise.all(held.map(reminded))).toEqual(held.map(() => [14]));
});

it("says by which rule the day was found, and none when the member gave the day", async () => {
  const byRule = await findRenewal(db, await holding("pmp", { obtainedOn: "2023-08-01" }), "2026-06-09");
  expect(byRule).toMatchObject({ renewBy: "2026-08-01", rule: { id: "pmp" } });
  const own = await findRenewal(db, await holding("pmp", { expiresOn: "2026-09-01" }), "2026-06-09");
  expect(own).toMatchObject({ renewBy: "2026-09-01", rule: null });
});
