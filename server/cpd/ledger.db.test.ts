import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { heldCredentials, heldSessions } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { EntryForm } from "@/domain/cpd/form";
import type { ItemFields } from "@/domain/plans/forms";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "@/server/plans/create";
import { addItem } from "@/server/plans/revisions/items";
import { declineOffer, findEntry, removeEntry, saveEntry } from "./entries";
import { getEntryForm } from "./entry-form";
import { exportLedger } from "./export";
import { followScheme, unfollowScheme } from "./follow";
import { getCredentials } from "./held";
import { getLedger } from "./ledger";

const { db } = await testDb();
const keeper = async () => actingAs(db, await newMember(db));

const entry = (values: Partial<EntryForm> = {}): EntryForm => ({
  idempotencyKey: randomUUID(),
  happenedOn: "2026-06-01",
  hours: 1,
  minutes: 0,
  what: "A course on estimating",
  reflection: "I give ranges now.",
  headings: [],
  ...values,
});
const under = (schemeId: string, headingId: string) => ({ schemeId, headingId });

/** A mentor and a mentee with one session that both have confirmed. */
async function afterASession() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [session] = await db
    .insert(heldSessions)
    .values({
      mentorshipId: pair.id,
      startsAt: new Date("2026-06-08T17:00:00Z"),
      minutes: 45,
      recordedById: mentee.id,
      recordedAt: factoryNow,
      state: "confirmed",
      answeredAt: factoryNow,
    })
    .returning();
  if (!session) throw new Error("The session was not inserted.");
  const offer = { kind: "session" as const, sourceId: session.id };
  return { mentor: actingAs(db, mentor), mentee: actingAs(db, mentee), offer };
}

/** A mentee whose own plan has one task, done as these fields say. */
async function afterATask(fields: ItemFields = {}) {
  const { mentee, mentor, offer: session } = await afterASession();
  const { planId } = await createPlan(mentee, {
    templateId: null,
    title: "To business analyst",
    startsOn: "2026-05-01",
    hoursPerWeek: 5,
    key: randomUUID(),
  });
  const done = { progress: 100, startedOn: "2026-05-04", finishedOn: "2026-05-29" };
  const { itemId } = await addItem(mentee, {
    planId,
    revision: 1,
    reason: "",
    key: randomUUID(),
    kind: "task",
    fields: { title: "Process mapping course", area: "formal_training", effortHours: 14, ...done, ...fields },
  });
  const offers = async () => (await getLedger(mentee, {})).offers.filter((one) => one.kind === "task");
  return { mentee, mentor, session, planId, itemId, offer: { kind: "task" as const, sourceId: itemId }, offers };
}

describe("the ledger", () => {
  it("counts one activity under the headings of several schemes and says what does not count under each", async () => {
    const ctx = await keeper();
    await followScheme(ctx, { schemeId: "axelos", startsOn: "2026-01-01" });
    await followScheme(ctx, { schemeId: "apm", startsOn: "2026-01-01" });
    await followScheme(ctx, { schemeId: "pmi-pmp", startsOn: "2025-01-01" });
    await saveEntry(
      ctx,
      entry({ hours: 18, headings: [under("axelos", "community"), under("pmi-pmp", "giving-back")] }),
    );
    const { entries, cycles } = await getLedger(ctx, {});
    expect(entries[0]?.under).toMatchObject([
      { schemeId: "axelos", heading: "Community", counted: 900, losses: [{ why: "activity_cap", minutes: 180 }] },
      { schemeId: "apm", heading: null, counted: 0 },
      { schemeId: "pmi-pmp", heading: "Giving back", counted: 1_080, losses: [] },
    ]);
    expect(cycles.map(({ scheme, cycle, count }) => [scheme.id, cycle?.from, count?.counted])).toEqual([
      ["axelos", "2026-01-01", 900],
      ["apm", "2026-01-01", 0],
      ["pmi-pmp", "2025-01-01", 1_080],
    ]);
  });

  it("begins again with each cycle: a heading that was full is empty in the next", async () => {
    const ctx = await keeper();
    await followScheme(ctx, { schemeId: "axelos", startsOn: "2025-01-01" });
    for (const happenedOn of ["2025-03-01", "2025-04-01", "2026-03-01"]) {
      await saveEntry(ctx, entry({ happenedOn, hours: 10, headings: [under("axelos", "community")] }));
    }
    const counted = (await getLedger(ctx, {})).entries.map((one) => [one.happenedOn, one.under[0]?.counted]);
    expect(counted).toEqual([
      ["2026-03-01", 600],
      ["2025-04-01", 300],
      ["2025-03-01", 600],
    ]);
    const past = await getLedger(ctx, { year: 2025 });
    expect(past.entries).toHaveLength(2);
    expect(past.cycles[0]).toMatchObject({ cycle: { from: "2025-01-01", to: "2025-12-31" }, count: { counted: 900 } });
    expect(past.years).toEqual([2026, 2025]);
  });

  it("keeps an entry once, however often its form is sent, and changes and removes it", async () => {
    const ctx = await keeper();
    const form = entry();
    const [first, second] = [await saveEntry(ctx, form), await saveEntry(ctx, form)];
    expect(second).toEqual(first);
    expect((await getLedger(ctx, {})).entries).toHaveLength(1);
    await saveEntry(ctx, entry({ entryId: first.entryId, what: "A talk", headings: [under("apm", "formal")] }));
    expect((await getLedger(ctx, {})).entries).toMatchObject([{ what: "A talk", under: [{ heading: "Formal" }] }]);
    await removeEntry(ctx, first);
    expect((await getLedger(ctx, {})).entries).toEqual([]);
  });

  it("saves nothing of a form that is sent again with other words, and says where the entry is", async () => {
    const ctx = await keeper();
    const form = entry({ headings: [under("apm", "formal")] });
    const { entryId } = await saveEntry(ctx, form);
    for (const change of [{ hours: 3 }, { what: "A talk" }, { reflection: "Something else." }, { headings: [] }]) {
      await expect(saveEntry(ctx, { ...form, ...change })).rejects.toMatchObject({
        reason: "cpd.already_recorded",
        entryId,
      });
    }
    expect(await findEntry(ctx, entryId)).toMatchObject({ minutes: 60, what: form.what, reflection: form.reflection });
    expect((await findEntry(ctx, entryId)).headings).toEqual(new Map([["apm", "formal"]]));
  });

  it("has one entry of a form that is sent many times at once", async () => {
    const ctx = await keeper();
    const form = entry();
    const sent = await Promise.all(Array.from({ length: 20 }, () => saveEntry(ctx, form)));
    expect(new Set(sent.map(({ entryId }) => entryId)).size).toBe(1);
    expect((await getLedger(ctx, {})).entries).toHaveLength(1);
  });

  it("is its owner's alone", async () => {
    const ctx = await keeper();
    const { entryId } = await saveEntry(ctx, entry());
    const stranger = await keeper();
    await expect(getEntryForm(stranger, { entryId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(saveEntry(stranger, entry({ entryId }))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeEntry(stranger, { entryId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getLedger(stranger, {})).toMatchObject({ entries: [], years: [] });
  });

  it("takes no day to come, no heading that does not exist, no cycle from the future", async () => {
    const ctx = await keeper();
    await expect(saveEntry(ctx, entry({ happenedOn: "2026-06-10" }))).rejects.toMatchObject({ reason: "cpd.not_yet" });
    await expect(saveEntry(ctx, entry({ headings: [under("apm", "golf")] }))).rejects.toMatchObject({
      reason: "cpd.no_such_heading",
    });
    await expect(followScheme(ctx, { schemeId: "apm", startsOn: "2027-01-01" })).rejects.toMatchObject({
      reason: "cpd.not_yet",
    });
  });

  it("keeps the headings of a scheme that is no longer followed", async () => {
    const ctx = await keeper();
    await followScheme(ctx, { schemeId: "apm", startsOn: "2026-01-01" });
    await saveEntry(ctx, entry({ headings: [under("apm", "formal")] }));
    await unfollowScheme(ctx, { schemeId: "apm" });
    const { cycles, entries } = await getLedger(ctx, {});
    expect(cycles).toEqual([]);
    expect(entries[0]?.under).toMatchObject([{ schemeId: "apm", heading: "Formal" }]);
  });

  it("is exported with one line for each scheme, so that no column mixes units", async () => {
    const ctx = await keeper();
    await followScheme(ctx, { schemeId: "axelos", startsOn: "2026-01-01" });
    await saveEntry(
      ctx,
      entry({ hours: 16, headings: [under("axelos", "professional-experience"), under("iiba", "activities")] }),
    );
    await saveEntry(ctx, entry({ happenedOn: "2026-05-01" }));
    expect(await exportLedger(ctx, {})).toMatchObject([
      { scheme: "MyAxelos CPD", unit: "CPD points", counted: "15", not_counted_minutes: "60" },
      { scheme: "IIBA CDUs for the CBAP", unit: "CDUs", counted: "16", not_counted_minutes: "0" },
      { date: "2026-05-01", scheme: "", counted: "" },
    ]);
  });
});

describe("what is offered", () => {
  it("is a confirmed session, to both, under the headings that name it; nothing is entered by itself", async () => {
    const { mentor, mentee, offer } = await afterASession();
    for (const ctx of [mentor, mentee]) {
      await followScheme(ctx, { schemeId: "axelos", startsOn: "2026-01-01" });
      await followScheme(ctx, { schemeId: "apm", startsOn: "2026-01-01" });
      await followScheme(ctx, { schemeId: "pmi-pmp", startsOn: "2026-01-01" });
      expect(await getLedger(ctx, {})).toMatchObject({
        offers: [{ minutes: 45, happenedOn: "2026-06-08" }],
        entries: [],
      });
    }
    expect((await getEntryForm(mentor, { offer })).headings).toEqual({
      axelos: "professional-experience",
      apm: "informal",
      "pmi-pmp": "giving-back",
    });
    // The AXELOS list names mentoring others, not being mentored.
    expect((await getEntryForm(mentee, { offer })).headings).toEqual({ apm: "informal", "pmi-pmp": "education" });
  });

  it("is offered once: taken, taken out again or declined, it does not come back", async () => {
    const { mentor, mentee, offer } = await afterASession();
    const { entryId } = await saveEntry(mentor, entry({ offer }));
    await expect(saveEntry(mentor, entry({ offer, hours: 2 }))).rejects.toMatchObject({
      reason: "cpd.already_recorded",
      entryId,
    });
    await removeEntry(mentor, { entryId });
    await expect(saveEntry(mentor, entry({ offer }))).rejects.toMatchObject({ reason: "cpd.offer_gone" });
    await declineOffer(mentee, offer);
    for (const ctx of [mentor, mentee]) expect((await getLedger(ctx, {})).offers).toEqual([]);
  });

  it("of two forms for one session sent at once, one makes an entry", async () => {
    const { mentor, offer } = await afterASession();
    const sent = await Promise.allSettled([
      saveEntry(mentor, entry({ offer })),
      saveEntry(mentor, entry({ offer, hours: 2 })),
    ]);
    expect(sent.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getLedger(mentor, {})).entries).toHaveLength(1);
  });

  it("is finished learning of one's own plan, under the headings of each scheme that name it", async () => {
    const { mentee, mentor, planId, itemId, offer, offers } = await afterATask();
    expect(await offers()).toMatchObject([
      { sourceId: itemId, minutes: 840, happenedOn: "2026-05-29", path: `/plans/${planId}/items/${itemId}` },
    ]);
    expect((await getLedger(mentor, {})).offers.filter((one) => one.kind === "task")).toEqual([]);
    for (const schemeId of ["axelos", "apm", "pmi-pmp", "iiba"]) {
      await followScheme(mentee, { schemeId, startsOn: "2026-01-01" });
    }
    expect((await getEntryForm(mentee, { offer })).headings).toEqual({
      axelos: "professional-education",
      apm: "formal",
      "pmi-pmp": "education",
      iiba: "development",
    });
    await saveEntry(mentee, entry({ offer, hours: 14 }));
    expect(await offers()).toEqual([]);
    expect((await getLedger(mentee, {})).entries).toMatchObject([{ offered: "task", minutes: 840 }]);
  });

  it.each([
    ["is not finished", { progress: 60, finishedOn: null }],
    ["has no hours", { effortHours: null }],
    ["is work and not learning", { area: "experience" }],
    ["was the mentor's", { owner: "mentor" }],
  ] as [string, ItemFields][])("is no task that %s", async (_, fields) => {
    expect(await (await afterATask(fields)).offers()).toEqual([]);
  });

  it("never counts a session twice: a task in whose days it was held is offered without it", async () => {
    const { offers } = await afterATask({ startedOn: "2026-06-05", finishedOn: "2026-06-09" });
    expect(await offers()).toMatchObject([{ minutes: 840 - 45 }]);
  });

  it("cannot be taken by somebody who was not there", async () => {
    const { offer } = await afterASession();
    await expect(saveEntry(await keeper(), entry({ offer }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the credentials", () => {
  it("show when to renew by which rule, and the units so far in the scheme that keeps them", async () => {
    const ctx = await keeper();
    await db.insert(heldCredentials).values([
      { memberId: ctx.actor.id, credentialId: "pmp", obtainedOn: "2024-08-01" },
      { memberId: ctx.actor.id, credentialId: "p3o-foundation", obtainedOn: "2024-08-01", expiresOn: "2026-07-01" },
      { memberId: ctx.actor.id, credentialId: "apm-pmq", obtainedOn: "2020-01-01" },
    ]);
    expect((await getLedger(ctx, {})).suggestions.map((one) => one.schemeId).sort()).toEqual(["axelos", "pmi-pmp"]);
    await followScheme(ctx, { schemeId: "pmi-pmp", startsOn: "2024-08-01" });
    await saveEntry(ctx, entry({ hours: 2, headings: [under("pmi-pmp", "education")] }));
    const { held } = await getCredentials(ctx);
    expect(held).toMatchObject([
      { credentialId: "p3o-foundation", renewal: { day: "2026-07-01", from: "member", daysLeft: 22 } },
      {
        credentialId: "pmp",
        renewal: { day: "2027-08-01", from: "rule" },
        rule: { readOn: "2026-11-22" },
        scheme: { id: "pmi-pmp", progress: { count: { counted: 120, required: 3_600 } } },
      },
      { credentialId: "apm-pmq", renewal: { day: null }, rule: null, scheme: null },
    ]);
  });
});
