import { describe, expect, it } from "vitest";
import { calendar, forFile, sampleDocument, today, uuid } from "@/domain/plans/files/sample.fixture";
import { planStanding } from "@/domain/plans/schedule/rag";
import { every, type Heard, readAloud } from "@/server/print/tagged-text.fixture";
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
      {
        itemId: uuid(19),
        decision: "Hold",
        passes: false,
        on: "2026-06-08",
        by: "Gwen Prosser",
        marks: new Map(),
        withoutEvidence: new Set(),
      },
    ],
    names: {},
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

const cellsOf = (row: Heard) => every(row, ["TH", "TD"]).map(({ text }) => text);

async function heardOf(plan: PlanSheet): Promise<{ document: Heard; loose: string; file: string }> {
  const bytes = await planPdf(plan, made);
  const { elements, loose } = readAloud(bytes);
  const [document] = elements;
  if (document === undefined) throw new Error("The file has no structure.");
  return { document, loose, file: Buffer.from(bytes).toString("latin1") };
}

describe("the printed plan, heard", () => {
  it("names its language and its title, and calls itself accessible", async () => {
    const title = "Budgets & <boards>";
    const { file } = await heardOf(sheet({ ...sampleDocument, title }));
    for (const sign of [/\/Lang \(en-GB\)/, /\/Marked true/, /\/DisplayDocTitle true/, /<pdfuaid:part>1</]) {
      expect(file).toMatch(sign);
    }
    expect(file).toContain("Budgets & <boards>)");
    expect(file).toContain("Budgets &amp; &lt;boards&gt;</rdf:li>");
  });

  it("has its headings in order: the plan, its sections, each gate", async () => {
    const { document } = await heardOf(sheet());
    expect(every(document, ["H1", "H2", "H3"]).map(({ tag, text }) => `${tag} ${text}`)).toEqual([
      "H1 PMO coordinator to project manager",
      "H2 Benchmark gaps",
      "H2 Next actions",
      "H2 Gates",
      "H3 G1 Gate 1: ready to work as a BA",
      "H3 G2 Gate 2: ready to own a workstream",
      "H3 G3 Gate 3: project manager",
      "H2 Signed",
    ]);
  });

  it("reads its schedule cell by cell under its heads, marks as words, and then says what is drawn", async () => {
    const { document } = await heardOf(sheet());
    const [title, schedule, gaps] = every(document, ["Table"]);
    const rows = every(schedule ?? document, ["TR"]).map(cellsOf);
    expect(rows.slice(0, 5)).toEqual([
      ["WBS", "Task", "Baseline", "Forecast", "Float, wk", "RAG"],
      ["1", "Foundations", "", "", "", "Amber"],
      ["1.1", "Process mapping and BPMN course", "27 Feb ’26", "27 Feb ’26", "", "Complete"],
      ["1.2", "Shadow the BA on Faster Payments", "28 Apr ’26", "22 May ’26", "", "Complete"],
      ["1.3", "Run two requirements workshops", "28 May ’26", "22 Jun ’26", "0", "Amber"],
    ]);
    expect(
      every(title ?? document, ["TR"])
        .map(cellsOf)
        .at(-1),
    ).toEqual(["Status", "Amber"]);
    expect(every(gaps ?? document, ["TR"]).map(cellsOf)[1]).toEqual(["Ownership of outcome", "0", "4", "4 to go"]);
    const [figure] = every(document, ["Figure"]);
    expect(figure?.alt).toMatch(/^Gantt chart of 1 to 4: .+ Today is 9 Jun ’26\.$/);
    expect(every(document, ["Caption"])[0]?.text).toMatch(/^Fig\. 1 Critical path: 1\.3 Run .+, then G2 Gate 2: /);
  });

  it("goes on in the same table over pages, with a figure for each", async () => {
    const [task] = sampleDocument.items.filter((item) => item.kind === "task").slice(1);
    if (task === undefined) throw new Error("The sample has no second task.");
    const items = Array.from({ length: 80 }, (_, i) => ({
      ...task,
      parentId: null,
      after: [],
      id: uuid(i + 1),
      position: i,
    }));
    const { document } = await heardOf({ ...sheet({ ...sampleDocument, items }), gaps: null, signatures: [] });
    const [, schedule] = every(document, ["Table"]);
    expect(every(schedule ?? document, ["TR"])).toHaveLength(81);
    expect(every(document, ["Figure"]).length).toBeGreaterThan(2);
    expect(every(document, ["Caption"])).toHaveLength(1);
  });

  it("says in full what has no room on the sheet, and leaves nothing between content and decoration", async () => {
    const long = `Prove ${"everything ".repeat(12).trim()} at last`;
    const items = sampleDocument.items.map((item, i) => (i === 1 ? { ...item, title: long } : item));
    const { document, loose } = await heardOf(sheet({ ...sampleDocument, items }));
    expect(every(document, ["TH"]).map(({ text }) => text)).toContain(long);
    expect(loose).toBe("");
  });
});
