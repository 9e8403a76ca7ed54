import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "../revisions/changes";
import { hiddenItems, visibleTo } from "../visible";
import { adoptInto, withNewIds } from "./adopt";
import { toCsv } from "./csv";
import { comparable, documents } from "./document.fixture";
import { noRecord } from "./file-record";
import { recordsOf } from "./file-record.fixture";
import { type PlanFile, readJson, toJson, withoutHidden } from "./plan-json";
import { toProjectXml } from "./project-xml";
import { readCsv } from "./read-csv";
import { readProjectXml } from "./read-project-xml";
import { counter, forFile, sampleDocument } from "./sample.fixture";

const head = { ...sampleDocument, title: "Imported" };
const runs = { numRuns: 60 };

function fileOf(document: typeof sampleDocument, record = noRecord): PlanFile {
  const plan = forFile(document);
  return {
    format: "critical-path-plan",
    targetRoleId: "project-manager",
    version: 1,
    exportedAt: "2026-06-09T10:00:00.000Z",
    reference: plan.reference,
    revision: 1,
    document,
    baselines: [
      {
        number: 1,
        revision: 1,
        dates: { ...plan.baseline?.dates },
        finish: "2027-12-31",
        reason: "Agreed",
        setAt: "2026-01-12T09:00:00.000Z",
      },
    ],
    revisions: [
      {
        number: 1,
        kind: "created",
        author: "Hannah Adeyemi",
        reason: "Begun",
        changes: document.items.map((item) => ({ field: "item", itemId: item.id, before: null, after: item })),
        finish: "2027-12-31",
        at: "2026-01-12T09:00:00.000Z",
      },
    ],
    record,
  };
}

const withRecords = documents.chain((document) => fc.tuple(fc.constant(document), recordsOf(document)));

describe("a plan that goes out and comes back", () => {
  it("as JSON is the same to the last character, with its baselines, its history and what is recorded of it", () => {
    fc.assert(
      fc.property(withRecords, ([document, record]) => {
        const file = fileOf(document, record);
        expect(readJson(toJson(file)).file).toEqual(file);
      }),
      runs,
    );
  });

  it("as JSON for another plan has other ids throughout, and says the same", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const file = fileOf(document);
        const fresh = withNewIds(file, counter());
        expect(comparable(fresh.document)).toEqual(
          comparable({ ...document }).map(({ id: _, ...line }) => expect.objectContaining(line)),
        );
        const ids = new Set(document.items.map((item) => item.id));
        expect(fresh.document.items.some((item) => ids.has(item.id))).toBe(false);
        expect(fresh.revisions[0]?.changes.map((change) => change.after)).toEqual(fresh.document.items);
      }),
      runs,
    );
  });

  it("as JSON for another plan tells the same of its lines, under their new ids", () => {
    fc.assert(
      fc.property(withRecords, ([document, record]) => {
        const file = fileOf(document, record);
        const fresh = withNewIds(file, counter());
        const asBefore = new Map(fresh.document.items.map(({ id }, index) => [id, document.items[index]?.id]));
        const commentsBefore = new Map(fresh.record.comments.map(({ id }, index) => [id, record.comments[index]?.id]));
        const back = JSON.stringify(fresh.record).replace(
          /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
          (id) => asBefore.get(id) ?? commentsBefore.get(id) ?? id,
        );
        expect(JSON.parse(back)).toEqual(record);
        const old = new Set(document.items.map(({ id }) => id));
        expect([...old].filter((id) => JSON.stringify(fresh.record).includes(id))).toEqual([]);
      }),
      runs,
    );
  });

  it("as JSON without what is hidden tells nothing of it", () => {
    fc.assert(
      fc.property(withRecords, ([document, record]) => {
        const file = withoutHidden(fileOf(document, record));
        const hidden = hiddenItems(document);
        const text = JSON.stringify(file.record);
        expect([...hidden].filter((id) => text.includes(id))).toEqual([]);
        const free = record.services.filter(({ itemId }) => !hidden.has(itemId));
        expect(file.record.services).toEqual(free);
      }),
      runs,
    );
  });

  it("as Project XML has the same items, links, durations, progress, words and baseline", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const plan = forFile(document);
        const back = readProjectXml(toProjectXml(plan), head, counter());
        expect(back.problems).toEqual([]);
        expect(back.document && comparable(back.document)).toEqual(comparable(document));
        expect(back.document).toMatchObject({ title: document.title, startsOn: document.startsOn });
        expect(back.baseline ?? {}).toEqual(plan.baseline?.dates);
      }),
      runs,
    );
  });

  it("as a table has the same items, links, durations, progress and words", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { items: _, ...rest } = document;
        const plan = forFile(document);
        const back = readCsv(toCsv(plan), rest, counter());
        if (document.items.length === 0) return;
        expect(back.problems).toEqual([]);
        expect(back.document && comparable(back.document)).toEqual(comparable(document));
      }),
      runs,
    );
  });

  it("and is taken into the plan it came from, changes nothing there", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { items, ...rest } = document;
        if (items.length === 0) return;
        const plan = forFile(document);
        const table = readCsv(toCsv(plan), rest, counter()).document;
        const project = readProjectXml(toProjectXml(plan), rest, counter()).document;
        expect(table && differences(document, adoptInto(document, table, counter()))).toEqual([]);
        expect(project && differences(document, adoptInto(document, project, counter()))).toEqual([]);
      }),
      runs,
    );
  });

  it("without its hidden items and is taken into the plan again, leaves them there", () => {
    const { items: _, ...rest } = sampleDocument;
    const shown = visibleTo("reader", sampleDocument);
    const back = readCsv(toCsv(forFile(shown)), rest, counter()).document;
    expect(back && differences(sampleDocument, adoptInto(sampleDocument, back, counter()))).toEqual([]);
  });

  it("gives to others nothing of what its owner hides, in the plan, its baselines or its history", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const marked = document.items.map((item) =>
          item.hidden ? { ...item, title: `SECRET ${item.id}`, note: "SECRET" } : item,
        );
        const text = toJson(withoutHidden(fileOf({ ...document, items: marked })));
        expect(text).not.toContain("SECRET");
        for (const item of marked) if (item.hidden) expect(text).not.toContain(item.id);
        expect(readJson(text).problems).toEqual([]);
      }),
      runs,
    );
  });

  it("as a file of a thousand rows is read in full", { timeout: 30_000 }, () => {
    const items = sampleDocument.items.filter((item) => item.kind === "task");
    const many = Array.from({ length: 1_000 }, (_, i) =>
      items.slice(1, 2).map((item) => ({ ...item, id: counter(i + 1)(), parentId: null, position: i, after: [] })),
    ).flat();
    const plan = forFile({ ...sampleDocument, items: many });
    expect(readProjectXml(toProjectXml(plan), head, counter()).document?.items).toHaveLength(1_000);
    expect(readCsv(toCsv(plan), head, counter()).document?.items).toHaveLength(1_000);
  });
});
