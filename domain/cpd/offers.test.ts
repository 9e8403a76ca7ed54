import { describe, expect, it } from "vitest";
import type { FinishedLearning } from "@/domain/plans/finished-learning";
import { taskOffer } from "./offers";

const task: FinishedLearning = {
  itemId: "11111111-1111-4111-8111-111111111111",
  planId: "22222222-2222-4222-8222-222222222222",
  reference: "CP-0147",
  title: "Process mapping course",
  area: "formal_training",
  effortHours: 14,
  startedOn: "2026-06-01",
  finishedOn: "2026-06-12",
};

describe("a finished task as an offer", () => {
  it("has the hours that the plan reckons, on the day on which it was finished", () => {
    expect(taskOffer(task, [])).toMatchObject({
      kind: "task",
      sourceId: task.itemId,
      suit: "course",
      happenedOn: "2026-06-12",
      minutes: 840,
      note: "The hours are those that plan CP-0147 reckons. Put in what it truly took.",
    });
    expect(taskOffer({ ...task, area: "knowledge" }, [])?.suit).toBe("study");
  });

  it("leaves out sessions in its days, which are offered by themselves, and says so", () => {
    const sessions = [
      { day: "2026-05-31", minutes: 60 },
      { day: "2026-06-01", minutes: 45 },
      { day: "2026-06-12", minutes: 45 },
      { day: "2026-06-13", minutes: 60 },
    ];
    const offer = taskOffer(task, sessions);
    expect(offer?.minutes).toBe(750);
    expect(offer?.note).toContain("less 1 h 30 min of sessions in those days");
  });

  it("is none when sessions were all there was to it", () => {
    expect(taskOffer({ ...task, effortHours: 1 }, [{ day: "2026-06-08", minutes: 60 }])).toBeNull();
  });

  it("fits into one entry", () => {
    const offer = taskOffer({ ...task, effortHours: 120 }, []);
    expect(offer?.minutes).toBe(6000);
    expect(offer?.note).toContain("enter the rest as another");
  });
});
