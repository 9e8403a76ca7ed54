import { describe, expect, it } from "vitest";
import type { ObligationLine } from "@/server/obligations/queries";
import { todaySentence } from "./today-sentence";

const now = new Date("2026-06-09T09:00:00Z");

function line(dueAt: string): ObligationLine {
  return {
    id: dueAt,
    kind: "answer_request",
    subjectId: dueAt,
    path: "/requests/1",
    ownerName: "Gwen",
    waiterName: null,
    isYours: true,
    step: "answer this request",
    openedAt: now,
    dueAt: new Date(dueAt),
    defaultText: "It closes.",
  };
}

describe("the sentence of the day", () => {
  it("says what is late before what is next, and then who else has to move", () => {
    const owed = [line("2026-06-05T22:59:00Z"), line("2026-06-11T22:59:00Z")];
    expect(todaySentence({ owed, awaited: [line("2026-06-16T22:59:00Z")] }, now, "Europe/London")).toBe(
      "One step is late. The next is due on Thursday 11 June. One step is with others.",
    );
  });

  it("says so when nothing is due", () => {
    expect(todaySentence({ owed: [], awaited: [] }, now, "Europe/London")).toBe("Nothing is due from you.");
  });

  it("knows today on the reader's own clock", () => {
    const owed = [line("2026-06-09T22:59:00Z")];
    expect(todaySentence({ owed, awaited: [] }, now, "Europe/London")).toBe("Your next step is due today.");
    expect(todaySentence({ owed, awaited: [] }, now, "Asia/Singapore")).toBe("Your next step is due tomorrow.");
  });
});
