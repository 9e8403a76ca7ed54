import { expect, it } from "vitest";
import { decidingChoice, levelOf, reasonToHear } from "./watching";

it("the nearest choice counts, thread before tag before domain, and of several tags the one that says most", () => {
  expect(levelOf([])).toBe("normal");
  expect(levelOf([{ kind: "domain", level: "watch" }])).toBe("watch");
  expect(
    levelOf([
      { kind: "domain", level: "watch" },
      { kind: "tag", level: "mute" },
    ]),
  ).toBe("mute");
  expect(
    levelOf([
      { kind: "tag", level: "mute" },
      { kind: "tag", level: "first_post" },
    ]),
  ).toBe("first_post");
  expect(
    levelOf([
      { kind: "tag", level: "watch" },
      { kind: "thread", level: "normal" },
      { kind: "domain", level: "mute" },
    ]),
  ).toBe("normal");
});

it("the choice that counts is the one that is told", () => {
  const chosen = [
    { kind: "domain", level: "watch", subject: "banking" },
    { kind: "tag", level: "normal", subject: "testing" },
    { kind: "tag", level: "watch", subject: "cutover" },
  ] as const;
  expect(decidingChoice(chosen)?.subject).toBe("cutover");
  expect(decidingChoice([])).toBeNull();
});

const nothing = {
  level: "normal",
  answered: false,
  mentioned: false,
  opened: false,
  wroteCase: false,
  tookPart: false,
  isFirst: false,
} as const;

it.each([
  ["who is neither spoken to nor follows", {}, null],
  ["who is answered", { answered: true, mentioned: true, opened: true }, "answered"],
  ["who is named", { mentioned: true, level: "watch" }, "mentioned"],
  ["who opened the thread", { opened: true, wroteCase: true }, "opened"],
  ["who wrote the case that it is about", { wroteCase: true, level: "watch" }, "wrote_case"],
  ["who answered in the quiet round", { tookPart: true, level: "watch" }, "took_part"],
  ["who watches", { level: "watch", isFirst: true }, "watching"],
  ["who wants first posts, of a first post", { level: "first_post", isFirst: true }, "first_post"],
  ["who wants first posts, of another", { level: "first_post" }, null],
  ["who mutes, whatever it is", { level: "mute", answered: true, mentioned: true, opened: true }, null],
] as const)("%s", (_, concern, reason) => {
  expect(reasonToHear({ ...nothing, ...concern })).toBe(reason);
});
