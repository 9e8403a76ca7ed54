import fc from "fast-check";
import { newItem, numbered, type PlanDocument, type PlanItem, planAreas } from "../document";
import { counter, sampleDocument, uuid } from "./sample.fixture";

const trimmed = (longest: number) => fc.string({ unit: "grapheme", maxLength: longest }).map((text) => text.trim());
const awkward = fc.constantFrom(
  "=1+1",
  "'=1",
  "-5",
  "@x",
  "a;b,c\\d",
  'said "so"',
  "<b>&amp;",
  "]]>",
  "é😀漢",
  "two\nlines",
  "Reason; given",
);
const words = fc.oneof(trimmed(40), awkward);
const title = words.map((text) => text.replace(/\s+/g, " ").trim() || "Untitled");
/** Control characters are no text of an XML file, and what looks like our own headings is read as one. */
const prose = words.map((text) =>
  text
    .replace(/[^\P{C}\n]/gu, "")
    .replace(/\r/g, "")
    .trim(),
);
const day = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));

type Kind = PlanItem["kind"];

const draft = (kinds: Kind[]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    progress: fc.constantFrom(0, 1, 2),
    begun: day,
    done: day,
    item: fc.record({
      title,
      area: fc.option(fc.constantFrom(...planAreas)),
      competencyIds: fc.uniqueArray(fc.constantFrom("cost-control", "outcome-ownership", "presenting"), {
        maxLength: 3,
      }),
      owner: fc.constantFrom("mentee" as const, "mentor" as const),
      notBefore: fc.option(day),
      durationDays: fc.integer({ min: 1, max: 90 }),
      effortHours: fc.option(fc.integer({ min: 1, max: 300 }).map((n) => n / 2)),
      status: fc.constantFrom("open" as const, "open" as const, "blocked" as const, "dropped" as const),
      doneWhen: prose,
      note: prose,
      hidden: fc.boolean(),
    }),
  });

type Draft = ReturnType<typeof draft> extends fc.Arbitrary<infer T> ? T : never;

function shaped(
  { kind, item, progress, begun, done }: Draft,
  id: string,
  parentId: string | null,
  position: number,
): PlanItem {
  const base = {
    ...newItem({ id, kind, title: item.title, position }),
    doneWhen: item.doneWhen,
    note: item.note,
    area: item.area ?? null,
    competencyIds: item.competencyIds,
    hidden: item.hidden,
    owner: item.owner,
    parentId,
  };
  const status = item.status;
  const reason = { status, statusReason: status === "open" ? "" : "Because of the migration" };
  if (kind === "goal") return { ...base, ...reason };
  const planned = { ...base, ...reason, notBefore: item.notBefore ?? null };
  if (kind === "gate") {
    return {
      ...planned,
      criteria: [
        {
          id: counter(500_000 + position)(),
          text: "Has led one release",
          competencyId: position % 2 ? "presenting" : null,
          minLevel: position % 2 ? 3 : null,
        },
      ],
    };
  }
  if (kind === "milestone") return planned;
  const sized = { ...planned, durationDays: item.durationDays, effortHours: item.effortHours ?? null };
  const [startedOn, finishedOn] = begun < done ? [begun, done] : [done, begun];
  if (progress === 0) return sized;
  if (progress === 1) return { ...sized, progress: 40, startedOn };
  return { ...sized, status: "open", statusReason: "", progress: 100, startedOn, finishedOn };
}

/** Plans with nothing wrong in them: links lead from earlier rows to later ones, so there is no cycle. */
export const documents: fc.Arbitrary<PlanDocument> = fc
  .record({
    title,
    purpose: prose,
    startsOn: day,
    hoursPerWeek: fc.integer({ min: 1, max: 80 }).map((n) => n / 2),
    tops: fc.array(
      fc.tuple(draft(["goal", "task", "milestone", "gate"]), fc.array(draft(["task", "milestone"]), { maxLength: 4 })),
      { maxLength: 6 },
    ),
    links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 30 })), { maxLength: 12 }),
  })
  .map(({ tops, links, ...head }) => {
    const items: PlanItem[] = [];
    for (const [top, below] of tops) {
      const id = uuid(items.length + 1);
      items.push(shaped(top, id, null, items.length));
      if (top.kind !== "goal") continue;
      for (const child of below) items.push(shaped(child, uuid(items.length + 1), id, items.length));
    }
    for (const [a, b, lagDays] of links) {
      const open = items.filter((item) => item.kind !== "goal");
      const from = open[a % Math.max(1, open.length)];
      const to = open[b % Math.max(1, open.length)];
      if (!from || !to || from.position >= to.position || to.after.some((link) => link.itemId === from.id)) continue;
      items[items.indexOf(to)] = { ...to, after: [...to.after, { itemId: from.id, lagDays }] };
    }
    const { reviewEveryDays, frameworkVersion } = sampleDocument;
    return { ...head, reviewEveryDays, frameworkVersion, items };
  });

/** The lines of a plan as they can be compared after a journey: in order, without the numbers that only make the order. */
export function comparable(document: PlanDocument) {
  const lines = numbered(document.items);
  const wbs = new Map(lines.map((item) => [item.id, item.wbs]));
  return lines.map(({ position: _, after, parentId, criteria, ...item }) => ({
    ...item,
    parent: parentId === null ? null : wbs.get(parentId),
    after: after.map((link) => `${wbs.get(link.itemId)}+${link.lagDays}`),
    criteria: criteria.map(({ id: _id, ...criterion }) => criterion),
  }));
}
