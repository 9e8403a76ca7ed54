import { describe, expect, it } from "vitest";
import { calendar, forFile, sampleDocument, today, uuid } from "@/domain/plans/files/sample.fixture";
import { planStanding } from "@/domain/plans/rag";
import { planPdf } from "./plan-pdf";
import type { PlanSheet } from "./plan-sheet";

const made = new Date("2026-06-09T10:00:00Z");

function sheet(document = sampleDocument): PlanSheet {
  const plan = forFile(document);
  const names = ["Ownership of outcome", "Budget and cost control", "Stakeholder engagement", "Presenting to a board"];
  return {
    ...plan,
    state: "agreed",
    standing: planStanding({
      document,
      schedule: plan.schedule,
      baseline: plan.baseline?.dates ?? null,
      calendar,
      today,
    }),
    gaps: { role: "Project manager", lines: names.map((name, i) => ({ name, now: i, target: 4, critical: i < 2 })) },
    decisions: [
      { itemId: uuid(19), decision: "Hold", passes: false, on: "2026-06-08", by: "Gwen Prosser", marks: new Map() },
    ],
    signatures: [{ name: "Gwen Prosser", on: "2026-01-12", revision: 1, purpose: "Agreement" }],
  };
}

const pages = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("latin1")
    .match(/\/Type \/Page\b/g)?.length;

describe("the printed plan", () => {
  it("has two pages for a plan of some twenty rows, embeds its faces and stays small", async () => {
    const bytes = await planPdf(sheet(), made);
    const text = Buffer.from(bytes).toString("latin1");
    expect(pages(bytes)).toBe(2);
    expect(text).toMatch(/Besley-SemiBold/);
    expect(text).toMatch(/IBMPlexSans/);
    expect(bytes.length).toBeLessThan(200_000);
  });

  it("goes on for as many pages as it needs, and can be made of a plan with nothing in it", async () => {
    const tasks = sampleDocument.items.filter((item) => item.kind === "task").slice(1, 2);
    const items = Array.from({ length: 80 }, (_, i) =>
      tasks.map((item) => ({ ...item, parentId: null, after: [], id: uuid(i + 1), position: i })),
    ).flat();
    expect(pages(await planPdf(sheet({ ...sampleDocument, items }), made))).toBeGreaterThan(3);
    const empty = sheet({ ...sampleDocument, items: [] });
    expect(pages(await planPdf({ ...empty, gaps: null, decisions: [], signatures: [] }, made))).toBe(1);
  });

  it("sets names in other scripts, and what no face has, without failing", async () => {
    const items = sampleDocument.items.map((item) => ({
      ...item,
      title: `Łódź Ελλάδα Київ 漢字 😀 ${item.title}`.slice(0, 160),
    }));
    expect(pages(await planPdf(sheet({ ...sampleDocument, items }), made))).toBe(2);
  });
});
