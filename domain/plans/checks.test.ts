import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument, faultSentence } from "./checks";
import type { PlanDocument, PlanItem } from "./document";
import { documentOf, idOf, mark, task } from "./schedule/schedule.fixture";

const said = (items: readonly PlanItem[], plan: Partial<PlanDocument> = {}): string[] => {
  const document = documentOf(items, plan);
  return checkDocument(document).map((fault) => faultSentence(fault, document));
};

const criterion = { id: idOf("c1"), text: "Maps a process", competencyId: null, minLevel: null };
const done = { startedOn: "2026-02-02", finishedOn: "2026-02-06", progress: 100 };

describe("a plan without faults", () => {
  it("is one of goals with tasks, milestones and gates that wait for earlier ones", () => {
    const items = [
      mark("goal", "X"),
      task("A", 5, [], { in: "X", ...done }),
      task("B", 5, ["A+2"], { in: "X", startedOn: "2026-02-09", progress: 20 }),
      mark("milestone", "M", ["B"], { in: "X", finishedOn: "2026-02-06", progress: 100 }),
      mark("gate", "G", ["X", "M"], { criteria: [criterion] }),
      mark("gate", "H", ["A"], { finishedOn: "2026-02-06", progress: 100 }),
      task("C", 5, ["G"], { effortHours: 12, status: "dropped", statusReason: "Not needed." }),
    ];
    expect(said(items)).toEqual([]);
  });
});

describe("a cycle", () => {
  it("is named with the items in the order in which they wait", () => {
    const items = [
      mark("goal", "X"),
      task("A", 1, [], { in: "X" }),
      task("B", 1, ["D"], { in: "X" }),
      mark("goal", "Y"),
      task("D", 1, ["A", "B"], { in: "Y" }),
    ];
    expect(said(items)).toEqual(["1.2 “B” waits for 2.1 “D”, which waits for 1.2."]);
  });

  it("through a goal says that the goal includes the item", () => {
    const items = [mark("goal", "X"), task("A", 1, ["X"], { in: "X" })];
    expect(said(items)).toEqual(["1 “X” includes 1.1 “A”, which waits for 1."]);
  });

  it("is told apart from another, and what only waits for it is not blamed", () => {
    const items = [
      task("A", 1, ["B"]),
      task("B", 1, ["A"]),
      task("C", 1, ["D"]),
      task("D", 1, ["C"]),
      task("E", 1, ["A"]),
    ];
    expect(said(items)).toEqual([
      "1 “A” waits for 2 “B”, which waits for 1.",
      "3 “C” waits for 4 “D”, which waits for 3.",
    ]);
  });

  it("of 10,000 items is found, and told with its middle counted", () => {
    const items = Array.from({ length: 10_000 }, (_, i) => task(String(i), 1, [String((i + 9_999) % 10_000)]));
    const document = documentOf(items);
    const [fault, ...others] = checkDocument(document);
    expect(others).toEqual([]);
    expect(fault?.itemIds).toHaveLength(10_000);
    expect(fault && faultSentence(fault, document)).toMatch(
      /^1 “0” waits for 10000 “9999”.*, which waits through 9991 more\.$/,
    );
  });

  it("is found in any network that has one, and only there", () => {
    const links = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { maxLength: 14 });
    fc.assert(
      fc.property(links, (pairs) => {
        const waits = Array.from({ length: 8 }, (_, i) => [
          ...new Set(pairs.filter(([from, to]) => from === i && to !== i).map(([, to]) => String(to))),
        ]);
        const reach = (from: number, to: number, seen = new Set<number>()): boolean =>
          (waits[from] ?? []).some((name) => {
            const next = Number(name);
            if (next === to) return true;
            return !seen.has(next) && reach(next, to, seen.add(next));
          });
        const document = documentOf(waits.map((after, i) => task(String(i), 1, after)));
        const faults = checkDocument(document);
        expect(faults.length > 0).toBe(waits.some((_, i) => reach(i, i)));
        for (const { itemIds } of faults) {
          itemIds.forEach((id, n) => {
            const next = itemIds[(n + 1) % itemIds.length];
            const item = document.items.find((one) => one.id === id);
            expect(item?.after.some((link) => link.itemId === next)).toBe(true);
          });
        }
      }),
    );
  });
});

describe("a fault is told in a sentence:", () => {
  const other = task("B", 5);
  const cases: readonly (readonly [string, readonly PlanItem[]])[] = [
    ["2 “B” has the same id as another line of the plan.", [other, { ...other, title: "B" }]],
    ["1 “A” has a day before 1950 or after 2200.", [task("A", 5, [], { notBefore: "0026-06-09" })]],
    ["“A” belongs to a goal that is not in the plan.", [task("A", 5, [], { in: "X" })]],
    ["1.1 “A” stands under 1 “B”, which is not a goal.", [other, task("A", 5, [], { in: "B" })]],
    ["1.1 “Y” is a goal and cannot stand under 1 “X”.", [mark("goal", "X"), mark("goal", "Y", [], { in: "X" })]],
    [
      "1.1 “G” is a gate; gates stand between goals, not under 1 “X”.",
      [mark("goal", "X"), mark("gate", "G", [], { in: "X" })],
    ],
    ["2 “X” is a goal and cannot wait for anything itself; its tasks can.", [other, mark("goal", "X", ["B"])]],
    [
      "1 “X” is a goal: its dates and progress are those of its tasks and cannot be set.",
      [mark("goal", "X", [], { notBefore: "2026-06-09" })],
    ],
    ["1 “A” waits for something that is not in the plan.", [task("A", 5, ["Z"])]],
    ["1 “A” waits for itself.", [task("A", 5, ["A"])]],
    ["2 “A” waits for 1 “B” twice.", [other, task("A", 5, ["B", "B+3"])]],
    ["1 “M” has a duration; only tasks take time.", [mark("milestone", "M", [], { durationDays: 3 })]],
    ["G1 “G” has hours of effort; only tasks do.", [mark("gate", "G", [], { effortHours: 3 })]],
    ["1 “A” has exit criteria; only gates do.", [task("A", 5, [], { criteria: [criterion] })]],
    ["Two exit criteria of G1 “G” have the same id.", [mark("gate", "G", [], { criteria: [criterion, criterion] })]],
    [
      "An exit criterion of G1 “G” asks for a level without naming the competency.",
      [mark("gate", "G", [], { criteria: [{ ...criterion, minLevel: 3 }] })],
    ],
    [
      "G1 “G” is a gate: it is passed by a review, not by setting its progress or dates.",
      [mark("gate", "G", [], done)],
    ],
    ["1 “A” is finished but has no day on which it started.", [task("A", 5, [], { ...done, startedOn: null })]],
    ["1 “A” is finished before it started.", [task("A", 5, [], { ...done, startedOn: "2026-02-07" })]],
    ["1 “A” has a day of finishing but is not 100% done.", [task("A", 5, [], { ...done, progress: 99 })]],
    ["1 “A” is 100% done but has no day on which it was finished.", [task("A", 5, [], { ...done, finishedOn: null })]],
    ["1 “A” has progress but no day on which it started.", [task("A", 5, [], { progress: 5 })]],
    [
      "1 “A” is finished and can be neither blocked nor dropped.",
      [task("A", 5, [], { ...done, status: "blocked", statusReason: "No access." })],
    ],
    [
      "1 “A” is blocked or dropped, and it does not say why.",
      [task("A", 5, [], { status: "blocked", statusReason: " " })],
    ],
  ];

  it.each(cases)("%s", (sentence, items) => {
    expect(said(items)).toEqual([sentence]);
  });

  it("of the plan itself, when it starts in no year that people plan in", () => {
    expect(said([], { startsOn: "9026-06-09" })).toEqual(["The plan has a day before 1950 or after 2200."]);
  });
});
