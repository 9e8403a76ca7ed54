import { expect, test } from "vitest";
import { cellsOf } from "./availability";
import { aMentee, aMentor, role, slot, windowStart } from "./people.fixture";
import {
  firstRefusal,
  fitRefusal,
  isInvisible,
  type MentorStanding,
  mentorRefusal,
  type PairStanding,
  standingRefusal,
} from "./rules";
import { explainWhyNot } from "./why-not";

const now = new Date("2026-06-09T09:00:00Z");

const strangers: PairStanding = {
  excluded: false,
  sameOrganisation: false,
  sameUnit: false,
  lineManager: false,
  mentorHidesFromOwnOrganisation: false,
  menteeHidesFromOwnOrganisation: false,
  sameEmployerAllowed: true,
  organisationShown: true,
};
const free: MentorStanding = {
  approved: true,
  capacityMentees: 2,
  takenMentees: 1,
  pausedAt: null,
  pausedUntil: null,
  onLeave: false,
  lapsedInARow: 0,
  silentAfterLapses: 2,
};
const standing = (change: Partial<PairStanding>) => standingRefusal({ ...strangers, ...change });
const mentorIs = (change: Partial<MentorStanding>) => mentorRefusal({ ...free, ...change }, now);

test("a person is never offered to themself", () => {
  expect(firstRefusal(aMentee({ id: "x" }), aMentor({ id: "x" }), strangers, free, now)).toBe("self");
});

test("a block and a cover read the same from outside, and both make the mentor invisible", () => {
  const blocked = { ...strangers, excluded: true };
  const covered = { ...strangers, sameOrganisation: true, mentorHidesFromOwnOrganisation: true };
  const details = { name: "Oluwaseun", until: null, missing: [] };
  const explained = [blocked, covered].map((pair) => {
    const reason = standingRefusal(pair);
    return reason && explainWhyNot(reason, details);
  });
  expect(explained[0]).toEqual(explained[1]);
  expect(explained[0]).toEqual({
    reason: "not_available_to_you",
    because: "This mentor is not available to you.",
    change: null,
  });
  expect([blocked, covered].map(isInvisible)).toEqual([true, true]);
});

test("a cover hides from one's own organisation only", () => {
  expect(isInvisible({ ...strangers, mentorHidesFromOwnOrganisation: true })).toBe(false);
});

test("reporting lines and shared units are refused in every programme, shared employers where it forbids them", () => {
  expect(standing({ lineManager: true })).toBe("line_manager");
  expect(standing({ sameOrganisation: true, sameUnit: true })).toBe("same_unit");
  expect(standing({ sameOrganisation: true })).toBeNull();
  expect(standing({ sameOrganisation: true, sameEmployerAllowed: false })).toBe("same_employer");
  expect(standing({ sameOrganisation: true, menteeHidesFromOwnOrganisation: true })).toBe("your_own_cover");
});

test("a rule about employers does not give away an employer that the reader may not see", () => {
  const unseen = { sameOrganisation: true, organisationShown: false };
  expect(standing({ ...unseen, sameUnit: true })).toBe("not_available_to_you");
  expect(standing({ ...unseen, sameEmployerAllowed: false })).toBe("not_available_to_you");
  expect(standing({ ...unseen, menteeHidesFromOwnOrganisation: true })).toBe("not_available_to_you");
});

test("an unapproved, paused, absent, silent or full mentor cannot be asked", () => {
  expect(mentorIs({})).toBeNull();
  expect(mentorIs({ approved: false })).toBe("not_approved");
  expect(mentorIs({ pausedAt: now })).toBe("paused");
  expect(mentorIs({ pausedAt: now, pausedUntil: new Date("2026-06-10T00:00:00Z") })).toBe("paused");
  expect(mentorIs({ pausedAt: now, pausedUntil: new Date("2026-06-09T00:00:00Z") })).toBeNull();
  expect(mentorIs({ onLeave: true })).toBe("on_leave");
  expect(mentorIs({ lapsedInARow: 2 })).toBe("silent");
  expect(mentorIs({ takenMentees: 2 })).toBe("full");
  expect(mentorIs({ capacityMentees: 0, takenMentees: 0 })).toBe("full");
});

test("a mentor at the same level, without a common language, way of meeting or hour is not offered", () => {
  expect(fitRefusal(aMentee(), aMentor())).toBeNull();
  expect(fitRefusal(aMentee({ current: role.pm }), aMentor())).toBe("level");
  expect(fitRefusal(aMentee({ languages: ["Twi"] }), aMentor())).toBe("language");
  expect(fitRefusal(aMentee({ modes: ["in_person"] }), aMentor())).toBe("mode");
  expect(fitRefusal(aMentee({ hours: cellsOf([slot(1, "08:00", "09:00")], windowStart) }), aMentor())).toBe("hours");
});

test("what is not known does not refuse, and does not agree", () => {
  expect(fitRefusal(aMentee({ languages: [], modes: [], hours: null }), aMentor())).toBeNull();
  expect(fitRefusal(aMentee(), aMentor({ languages: [], modes: [], hours: null }))).toBeNull();
});

test("rules are asked in order: who they are to each other, then the mentor's state, then the fit", () => {
  const all = [
    { ...strangers, excluded: true },
    { ...free, capacityMentees: 0 },
  ] as const;
  const mentee = aMentee({ current: role.pm });
  expect(firstRefusal(mentee, aMentor(), all[0], all[1], now)).toBe("not_available_to_you");
  expect(firstRefusal(mentee, aMentor(), strangers, all[1], now)).toBe("full");
  expect(firstRefusal(mentee, aMentor(), strangers, free, now)).toBe("level");
  expect(firstRefusal(aMentee(), aMentor(), strangers, free, now)).toBeNull();
});

test("why not names the date on which it changes, and what the reader can do", () => {
  const details = { name: "Gwen", until: "1 July 2026", missing: [{ whose: "mentee", what: "target_role" } as const] };
  expect(explainWhyNot("full", details).because).toBe(
    "All of Gwen’s places are taken. One should open on 1 July 2026.",
  );
  expect(explainWhyNot("not_enough", details)).toEqual({
    reason: "not_enough",
    because: "There is not enough to go on: you have not said which role you want.",
    change: "Answer this in your account.",
  });
});
