import { describe, expect, it } from "vitest";
import {
  answerServicesSchema,
  changedAnswers,
  countServices,
  isServiceGap,
  newestAnswers,
  type ServiceAnswer,
  type ServiceStanding,
  serviceGroupName,
  serviceSummary,
  serviceTaskTitle,
} from "./services";

const answer = (serviceId: string, standing: ServiceStanding, day: string): ServiceAnswer => ({
  serviceId,
  standing,
  answeredAt: new Date(`${day}T09:00:00Z`),
});

describe("the service check", () => {
  it("goes by the newest answer, in whatever order the answers are read", () => {
    const newest = newestAnswers([
      answer("svc-gates", "seen", "2026-06-02"),
      answer("svc-gates", "never", "2026-05-01"),
    ]);
    expect(newest.get("svc-gates")?.standing).toBe("seen");
  });

  it("keeps only answers that say something new", () => {
    const standing = newestAnswers([answer("svc-gates", "seen", "2026-06-02")]);
    const given = [
      { serviceId: "svc-gates", standing: "seen" as const },
      { serviceId: "svc-risk", standing: "never" as const },
    ];
    expect(changedAnswers(given, standing)).toEqual([{ serviceId: "svc-risk", standing: "never" }]);
  });

  it("does not count what was not answered as never", () => {
    const services = [...Array(9).fill("done"), ...Array(6).fill("seen"), ...Array(4).fill("never")].map(
      (standing: ServiceStanding) => ({ standing }),
    );
    const counts = countServices([...services, ...Array.from({ length: 5 }, () => ({ standing: null }))]);
    expect(serviceSummary(counts)).toBe("9 done, 6 seen, 4 never of 24; 5 not answered");
    expect(serviceSummary(countServices([{ standing: "done" }]))).toBe("1 done, 0 seen, 0 never of 1; all answered");
    expect(serviceSummary(countServices([{ standing: null }]))).toBe("None of 1 answered yet");
    expect(isServiceGap(null)).toBe(false);
  });

  it("sees a gap in what was seen or never met, not in what was done", () => {
    expect((["done", "seen", "never"] as const).filter(isServiceGap)).toEqual(["seen", "never"]);
  });

  it("refuses two answers about one service", () => {
    const twice = { serviceId: "svc-gates", standing: "done" };
    expect(answerServicesSchema.safeParse({ answers: [twice, { ...twice, standing: "never" }] }).success).toBe(false);
  });

  it("proposes to see first what was never met, and to do what was seen", () => {
    expect(serviceTaskTitle("Board secretariat", "never")).toBe("See it done, then take a part: Board secretariat");
    expect(serviceTaskTitle("Board secretariat", "seen")).toBe("Do it myself once: Board secretariat");
  });

  it("names a group that it does not know by the group's own word", () => {
    expect(serviceGroupName("value_office")).toBe("Value office");
  });
});
