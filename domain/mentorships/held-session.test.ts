import { describe, expect, it } from "vitest";
import { canAnswerSession, overlap, recordSessionSchema, refuseImpossibleSession } from "./held-session";

const at = (text: string) => new Date(text);
const now = at("2026-06-09T09:00:00Z");
const mentorship = { startedAt: at("2026-05-01T09:00:00Z") };

describe("a session that was held", () => {
  it("is over, lies within the mentorship and not too far back", () => {
    const held = (startsAt: string, minutes = 45) =>
      refuseImpossibleSession({ startsAt: at(startsAt), minutes }, mentorship, now);
    expect(() => held("2026-06-09T08:15:00Z")).not.toThrow();
    expect(() => held("2026-06-09T08:16:00Z")).toThrow("mentorships.session_not_over");
    expect(() => held("2026-04-29T09:00:00Z")).toThrow("mentorships.session_before_start");
    const old = { startedAt: at("2025-01-01T09:00:00Z") };
    const long = { startsAt: at("2026-03-01T09:00:00Z"), minutes: 45 };
    expect(() => refuseImpossibleSession(long, old, now)).toThrow("mentorships.session_too_long_ago");
  });

  it("takes between 15 and 240 minutes", () => {
    const of = (minutes: string) =>
      recordSessionSchema.safeParse({
        mentorshipId: "4f0c3ec0-3b43-4d2c-9a7e-2f9f6f0f9b11",
        day: "2026-06-08",
        time: "18:00",
        minutes,
      }).success;
    expect([of("14"), of("15"), of("240"), of("241"), of("")]).toEqual([false, true, true, false, false]);
  });

  it("shares no moment with one that begins as it ends", () => {
    const first = { startsAt: at("2026-06-08T17:00:00Z"), minutes: 60 };
    expect(overlap(first, { startsAt: at("2026-06-08T18:00:00Z"), minutes: 30 })).toBe(false);
    expect(overlap(first, { startsAt: at("2026-06-08T17:59:00Z"), minutes: 30 })).toBe(true);
  });

  it("is confirmed by the other side alone, also after the date has passed, and only once", () => {
    const record = { mentorId: "m", menteeId: "e", state: "active" as const, recordedById: "m" };
    const actor = (id: string) => ({
      kind: "member" as const,
      id,
      sessionId: "s",
      authenticatedAt: now,
      hats: [],
    });
    const may = (id: string, sessionState: "recorded" | "confirmed" | "disputed" | "unconfirmed") =>
      canAnswerSession(actor(id), { ...record, sessionState });
    expect([may("e", "recorded"), may("e", "unconfirmed")]).toEqual([true, true]);
    expect([may("m", "recorded"), may("x", "recorded"), may("e", "confirmed"), may("e", "disputed")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
