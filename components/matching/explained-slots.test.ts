import { expect, it } from "vitest";
import type { FitView } from "@/server/matching/directory-view";
import { explainedSlots } from "./explained-slots";

const fit: FitView = {
  points: 52,
  slots: [
    { slot: "domain", points: 25, weight: 25 },
    { slot: "route", points: 20, weight: 25 },
    { slot: "time", points: 7, weight: 15 },
  ],
  parts: [
    { part: "domain", points: 25, weight: 25, facts: [{ side: "for", sentence: "Works in banking" }] },
    { part: "path", points: 15, weight: 15, facts: [{ side: "for", sentence: "Was a PMO analyst until 2014" }] },
    { part: "level", points: 5, weight: 10, facts: [{ side: "for", sentence: "One level above you" }] },
    { part: "availability", points: 7, weight: 15, facts: [{ side: "against", sentence: "1 shared hour" }] },
    { part: "response", points: 0, weight: 0, facts: [{ side: "against", sentence: "Answered none" }] },
  ],
};

const textsOf = (slot: string) =>
  explainedSlots(fit)
    .find((one) => one.slot === slot)
    ?.reasons.map((reason) => reason.text);

it("each slot carries the facts of its parts, those against included", () => {
  expect(textsOf("domain")).toEqual(["Works in banking."]);
  expect(explainedSlots(fit).at(2)?.reasons).toEqual([{ side: "against", text: "1 shared hour." }]);
});

it("a slot of two parts says how its points divide, and the division adds up", () => {
  expect(textsOf("route")).toEqual([
    "Was a PMO analyst until 2014.",
    "One level above you.",
    "Path 15 of 15, level 5 of 10.",
  ]);
});

it("a part without weight is left out, for it decided nothing", () => {
  expect(textsOf("time")).toEqual(["1 shared hour."]);
});
