import { expect, it } from "vitest";
import { ganttHref, readGanttQuery } from "./gantt-address";

it("reads back every address that it writes", () => {
  const query = readGanttQuery({
    view: "month",
    from: "2026-05-01",
    baseline: "off",
    critical: "on",
    fold: "1,3",
    row: "2.1",
  });
  const href = ganttHref("/plans/p", query, { row: query.row });
  expect(href).toBe("/plans/p?view=month&from=2026-05-01&baseline=off&critical=on&fold=1,3&row=2.1");
  expect(readGanttQuery(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(query);
});

it("says nothing that is as usual, and passes over what means nothing", () => {
  const query = readGanttQuery({ view: "century", from: "tomorrow", fold: "<b>", row: "'", other: ["x"] });
  expect(ganttHref("/plans/p", query)).toBe("/plans/p");
});

it("closes an open menu when anything else is changed", () => {
  expect(ganttHref("/plans/p", readGanttQuery({ row: "2.1" }), { view: "route" })).toBe("/plans/p?view=route");
});
