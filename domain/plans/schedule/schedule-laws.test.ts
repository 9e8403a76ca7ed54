import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanItem } from "../document";
import { leadingTo } from "./leading-to";
import { documentOf, england, idOf, mark, plainWeeks, task, timed } from "./schedule.fixture";
import { workDays } from "./work-days";

const today = "2026-06-09";
const holidays = england({ fromDay: "2026-07-06", toDay: "2026-07-17" });
const name = (i: number) => `t${i}`;

type Draft = { readonly days: number; readonly picks: readonly number[]; readonly lag: number; readonly state: number };

const draft: fc.Arbitrary<Draft> = fc.record({
  days: fc.integer({ min: 1, max: 15 }),
  picks: fc.array(fc.nat(), { maxLength: 3 }),
  lag: fc.integer({ min: 0, max: 4 }),
  state: fc.nat({ max: 9 }),
});
const drafts = fc.array(draft, { minLength: 1, maxLength: 12 });

const linksOf = ({ picks, lag }: Draft, i: number) =>
  i === 0 ? [] : [...new Set(picks.map((pick) => pick % i))].map((before) => `${name(before)}+${lag}`);

/** Tasks that each wait only for earlier ones, none begun. */
const tasks = drafts.map((all) => all.map((one, i): PlanItem => task(name(i), one.days, linksOf(one, i))));

/** The same with milestones, wishes, goals, and work begun, finished and dropped. */
const anyPlan = drafts.map((all) => [
  mark("goal", "g"),
  ...all.map((one, i): PlanItem => {
    const links = linksOf(one, i);
    switch (one.state) {
      case 0:
        return mark("milestone", name(i), links);
      case 1:
        return task(name(i), one.days, links, { notBefore: "2026-06-26" });
      case 2:
        return task(name(i), one.days, links, { startedOn: "2026-06-01", progress: 40 });
      case 3:
        return task(name(i), one.days, [], { startedOn: "2026-05-04", finishedOn: "2026-05-20", progress: 100 });
      case 4:
        return task(name(i), one.days, links, { status: "dropped", statusReason: "Not needed." });
      case 5:
        return task(name(i), one.days, links, { in: "g" });
      default:
        return task(name(i), one.days, links);
    }
  }),
]);

describe("in every schedule", () => {
  it("an item lies where it lies in the part of the plan on which it hangs", () => {
    fc.assert(
      fc.property(anyPlan, (items) => {
        const whole = timed(items, { calendar: holidays, today }).schedule;
        for (const { id } of items) {
          const part = leadingTo(documentOf(items), id).items;
          const line = timed(part, { calendar: holidays, today }).schedule.items.get(id);
          expect([line?.start, line?.finish]).toEqual([whole.items.get(id)?.start, whole.items.get(id)?.finish]);
        }
      }),
    );
  });

  it("nothing that has not begun starts before what it waits for has finished and the lag has passed", () => {
    fc.assert(
      fc.property(anyPlan, (items) => {
        const { schedule } = timed(items, { calendar: holidays, today });
        const days = workDays(holidays, "2026-01-05", today);
        for (const item of items) {
          const line = schedule.items.get(item.id);
          if (line === undefined || item.startedOn !== null) continue;
          expect(line.start >= today).toBe(true);
          for (const link of item.after) {
            const before = schedule.items.get(link.itemId);
            if (before === undefined) continue;
            const free = days.after(before.finish) + link.lagDays;
            if (item.kind === "task") expect(days.from(line.start)).toBeGreaterThanOrEqual(free);
            else expect(days.after(line.finish)).toBeGreaterThanOrEqual(free);
          }
        }
      }),
    );
  });

  it("no float is below nought, and what is latest is as much later than what is earliest", () => {
    fc.assert(
      fc.property(anyPlan, (items) => {
        const { schedule } = timed(items, { calendar: holidays, today });
        const days = workDays(holidays, "2026-01-05", today);
        for (const line of schedule.items.values()) {
          expect(line.floatDays).toBeGreaterThanOrEqual(0);
          expect(line.lateFinish <= schedule.finish).toBe(true);
          if (line.id !== idOf("g")) expect(days.after(line.lateFinish) - days.after(line.finish)).toBe(line.floatDays);
        }
      }),
    );
  });

  it("a task may take longer by its float without moving the end of the plan, and not by a day more", () => {
    fc.assert(
      fc.property(tasks, fc.nat(), (items, pick) => {
        const chosen = items[pick % items.length];
        const { schedule } = timed(items);
        const float = schedule.items.get(chosen?.id ?? "")?.floatDays ?? 0;
        const longer = (by: number) =>
          timed(items.map((item) => (item === chosen ? { ...item, durationDays: item.durationDays + by } : item)));
        expect(longer(float).schedule.finish).toBe(schedule.finish);
        expect(longer(float + 1).schedule.finish > schedule.finish).toBe(true);
      }),
    );
  });

  it("the critical path, with its lags, is as long as the plan", () => {
    fc.assert(
      fc.property(tasks, (items) => {
        const { schedule } = timed(items);
        const byId = new Map(items.map((item) => [item.id, item]));
        const length = schedule.criticalPath.reduce((sum, id, n) => {
          const item = byId.get(id);
          const link = item?.after.find(({ itemId }) => itemId === schedule.criticalPath[n - 1]);
          expect(n === 0 || link !== undefined).toBe(true);
          expect(schedule.items.get(id)?.critical).toBe(true);
          return sum + (item?.durationDays ?? 0) + (link?.lagDays ?? 0);
        }, 0);
        expect(length).toBe(workDays(plainWeeks, "2026-01-05", today).after(schedule.finish));
      }),
    );
  });

  it("a start that is whole weeks later moves everything by those weeks", () => {
    fc.assert(
      fc.property(tasks, fc.integer({ min: 1, max: 200 }), (items, weeks) => {
        const later = (day: string) => new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
        const one = timed(items).schedule;
        const other = timed(items, { plan: { startsOn: later("2026-01-05") } }).schedule;
        expect(other.criticalPath).toEqual(one.criticalPath);
        for (const line of one.items.values()) {
          expect(other.items.get(line.id)).toEqual({
            ...line,
            start: later(line.start),
            finish: later(line.finish),
            lateStart: later(line.lateStart),
            lateFinish: later(line.lateFinish),
          });
        }
      }),
    );
  });

  it("one more link makes nothing earlier", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.nat(), fc.nat({ max: 5 }), (items, a, b, lagDays) => {
        const after = 1 + (a % (items.length - 1));
        const link = { itemId: idOf(name(b % after)), lagDays };
        const linked = items.map((item, i) =>
          i === after && link.itemId !== item.id ? { ...item, after: [...item.after, link] } : item,
        );
        const one = timed(items, { today }).schedule;
        const other = timed(linked, { today }).schedule;
        expect(other.finish >= one.finish).toBe(true);
        for (const line of one.items.values()) {
          const moved = other.items.get(line.id);
          expect(moved !== undefined && moved.start >= line.start && moved.finish >= line.finish).toBe(true);
        }
      }),
    );
  });

  it("the order in which the items are written does not matter", () => {
    fc.assert(
      fc.property(anyPlan, fc.infiniteStream(fc.nat()), (items, keys) => {
        const shuffled = items
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        const one = timed(items, { calendar: holidays, today }).schedule;
        const other = timed(shuffled, { calendar: holidays, today }).schedule;
        expect(other.criticalPath).toEqual(one.criticalPath);
        expect(other.finish).toBe(one.finish);
        for (const [id, line] of one.items) expect(other.items.get(id)).toEqual(line);
      }),
    );
  });
});
