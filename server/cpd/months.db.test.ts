import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { getMonths, monthsWithin, removeProject, saveProject } from "./months";

const { db } = await testDb();
const now = new Date("2026-06-30T12:00:00Z");

type Part = "leading" | "supporting";
type Span = [from: string, to: string | null, part?: Part];

/** A member with these projects; the title is the place in the list. */
async function withProjects(...spans: Span[]) {
  const ctx = actingAs(db, await newMember(db), now);
  for (const [at, [fromDay, toDay, part = "leading"]] of spans.entries()) {
    await saveProject(ctx, {
      idempotencyKey: randomUUID(),
      title: `Project ${at}`,
      organisation: "Northline",
      fromDay,
      toDay,
      part,
      words: "I answered for scope and dates.",
    });
  }
  return ctx;
}

const figures = async (...spans: Span[]) => monthsWithin(await withProjects(...spans), 8, "2026-06-30");

describe("the months that count", () => {
  it("are whole calendar months, whatever their length", async () => {
    // January 2023 to December 2025: three years.
    expect((await figures(["2023-01-01", "2025-12-31"])).leading).toEqual({
      claimed: 36,
      counted: 36,
      overlap: 0,
      outside: 0,
    });
  });

  it("count a month once in which two projects ran", async () => {
    // January to April (4) and March to June (4): March and April are the same months twice.
    expect((await figures(["2024-01-01", "2024-04-30"], ["2024-03-01", "2024-06-30"])).leading).toEqual({
      claimed: 8,
      counted: 6,
      overlap: 2,
      outside: 0,
    });
  });

  it("lose a project that lies within another, and count neighbours in full", async () => {
    // A year, with two months inside it (lost), and the month that follows at once.
    expect(
      (await figures(["2024-01-01", "2024-12-31"], ["2024-05-01", "2024-06-30"], ["2025-01-01", "2025-01-31"])).leading,
    ).toEqual({ claimed: 15, counted: 13, overlap: 2, outside: 0 });
  });

  it("count three at once only once", async () => {
    // 3 × 2 months at the same time: two count, four are lost.
    expect(
      (await figures(["2024-05-01", "2024-06-30"], ["2024-05-01", "2024-06-30"], ["2024-05-01", "2024-06-30"])).leading,
    ).toEqual({ claimed: 6, counted: 2, overlap: 4, outside: 0 });
  });

  it("count part of a month by its days", async () => {
    // 15 of 30 days of April, 14 of 28 days of February: half a month each.
    expect((await figures(["2024-04-01", "2024-04-15"], ["2025-02-01", "2025-02-14"])).leading).toMatchObject({
      counted: 1,
      claimed: 1,
    });
    // 1 to 20 and 11 to 30 April: all of April once, ten of its days twice (a third, rounded down).
    expect((await figures(["2024-04-01", "2024-04-20"], ["2024-04-11", "2024-04-30"])).leading).toEqual({
      claimed: 1.3,
      counted: 1,
      overlap: 0.3,
      outside: 0,
    });
  });

  it("stop at the window of eight years and at today", async () => {
    // The window begins on 30 June 2018; July to December 2018 (6) counts, January to May (5) and 29 days of June do not.
    expect((await figures(["2018-01-01", "2018-12-31"])).leading).toEqual({
      claimed: 12,
      counted: 6,
      overlap: 0,
      outside: 5.9,
    });
    // April, May and June 2026 are over; the rest lies ahead.
    expect((await figures(["2026-04-01", "2026-12-31"])).leading).toMatchObject({ claimed: 9, counted: 3, outside: 6 });
    expect((await figures(["2026-04-01", null])).leading).toMatchObject({ claimed: 3, counted: 3, outside: 0 });
  });

  it("keep leading apart from supporting", async () => {
    const { leading, supporting } = await figures(
      ["2024-01-01", "2024-06-30", "leading"],
      ["2024-04-01", "2024-12-31", "supporting"],
    );
    expect(leading).toEqual({ claimed: 6, counted: 6, overlap: 0, outside: 0 });
    expect(supporting).toEqual({ claimed: 9, counted: 9, overlap: 0, outside: 0 });
  });

  it("are nothing for somebody without projects", async () => {
    const nothing = { claimed: 0, counted: 0, overlap: 0, outside: 0 };
    expect(await figures()).toEqual({ windowFrom: "2018-06-30", leading: nothing, supporting: nothing });
  });
});

describe("the worksheet", () => {
  it("shows both accounts of the rules side by side, each with its own window", async () => {
    const ctx = await withProjects(["2017-01-01", "2017-12-31"]);
    const { under } = await getMonths({ ...ctx, now: new Date("2026-07-01T12:00:00Z") });
    expect(under.map((one) => [one.windowYears, one.rules.map((rule) => rule.months), one.leading.counted])).toEqual([
      [8, [36, 60], 0],
      [10, [24, 36, 48, 60], 12],
    ]);
    for (const rule of under.flatMap((one) => one.rules)) expect(rule.sourceIds.length).toBeGreaterThan(0);
  });

  it("says that mentoring is no contact hour, with its source", async () => {
    const { notes, sources } = await getMonths(await withProjects());
    const note = notes.find((one) => one.id === "contact-hours");
    expect(note?.text).toContain("35 contact hours");
    expect(note?.sourceIds.map((id) => sources[id]?.url)).toEqual([
      "https://www.pmitoronto.ca/mentoring-pdus-contact-hours-fees",
    ]);
  });

  it("has a project once, however often its form is sent, and refuses other words under the same form", async () => {
    const ctx = await withProjects();
    const form = {
      idempotencyKey: randomUUID(),
      title: "Payments hub",
      organisation: "Northline",
      fromDay: "2024-01-01",
      toDay: null,
      part: "leading" as const,
      words: "I answered for scope and dates.",
    };
    await Promise.all(Array.from({ length: 20 }, () => saveProject(ctx, form)));
    expect((await getMonths(ctx)).projects).toHaveLength(1);
    await expect(saveProject(ctx, { ...form, toDay: "2024-06-30" })).rejects.toMatchObject({
      reason: "cpd.project_already",
    });
    expect((await getMonths(ctx)).projects).toMatchObject([{ toDay: null }]);
  });

  it("is its owner's alone", async () => {
    const ctx = await withProjects(["2024-01-01", "2024-06-30"]);
    const [project] = (await getMonths(ctx)).projects;
    const stranger = actingAs(db, await newMember(db), now);
    const projectId = project?.id ?? "";
    const change = {
      projectId,
      idempotencyKey: randomUUID(),
      title: "Mine",
      organisation: "Mine",
      fromDay: "2024-01-01",
      toDay: null,
      part: "leading" as const,
      words: "I answered for it all.",
    };
    await expect(saveProject(stranger, change)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeProject(stranger, { projectId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getMonths(stranger)).projects).toEqual([]);
    await removeProject(ctx, { projectId });
    expect((await getMonths(ctx)).projects).toEqual([]);
  });

  it("takes no project that has not begun", async () => {
    await expect(withProjects(["2026-07-02", null])).rejects.toMatchObject({ reason: "cpd.not_yet", field: "fromDay" });
  });
});
