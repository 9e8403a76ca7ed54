import { describe, expect, it } from "vitest";
import type { MemberStanding } from "@/server/mentorships/standing";
import { dutyLines } from "./today-duty-lines";
import { stepsOf } from "./today-steps";

const nobody: MemberStanding = { mentee: null, mentor: null, application: null };
const mentee = { ready: false, targetRole: null, rated: 0, gaps: null, openRequests: 0 };
const day = (standing: MemberStanding) => ({ standing, requests: { sent: [], received: [] }, mentorships: [] });

describe("a day with a duty", () => {
  it("says of each duty what waits, and where it is done", () => {
    expect(dutyLines(["admin", "moderator"], [])).toMatchObject([
      { duty: "Moderator", sentence: "No post and no report waits for a moderator.", place: { href: "/moderation" } },
      { duty: "Administrator", place: { href: "/admin" } },
    ]);
    expect(dutyLines([], [])).toEqual([]);
  });

  it("counts a coordinator's applications, once for however many programmes", () => {
    const owed = [{ kind: "decide_application" as const }, { kind: "answer_request" as const }];
    expect(dutyLines(["coordinator", "coordinator"], owed).map(({ sentence }) => sentence)).toEqual([
      "1 application waits for your decision.",
    ]);
    expect(dutyLines(["coordinator"], [])[0]?.sentence).toBe("No application waits for your decision.");
  });

  it("invites nobody who came for a duty to begin a career, and everybody who seeks one", () => {
    expect(stepsOf(day(nobody), true)).toEqual([]);
    expect(stepsOf(day({ ...nobody, mentee }), true)).toHaveLength(3);
    expect(stepsOf(day(nobody), false)).toHaveLength(3);
  });
});
