import { expect, test } from "vitest";
import { narrows, type Relocated, refusedHere, refusedMerge, refusedMove } from "./relocation";

const free: Relocated = {
  id: "a",
  audience: "members",
  programmeId: null,
  hidden: false,
  isMain: false,
  merged: false,
  begun: true,
  quiet: false,
  lockedCaseId: null,
};
const other: Relocated = { ...free, id: "b" };

test("a thread goes into another that the same people read, and into no other", () => {
  expect(refusedMerge(free, other)).toBeNull();
  expect(refusedMerge(free, free)).toBe("moderation.into_itself");
  for (const audience of ["public", "programme"] as const)
    expect(refusedMerge(free, { ...other, audience })).toBe("moderation.other_readers");
  const programme = { ...free, audience: "programme" as const, programmeId: "p" };
  expect(refusedMerge(programme, { ...programme, id: "b", programmeId: "q" })).toBe("moderation.other_readers");
});

test("what somebody cannot read before they have decided, or because it is hidden, they read nowhere else either", () => {
  const locked = { ...free, lockedCaseId: "c" };
  expect(refusedMove(locked, free)).toBe("moderation.would_widen");
  expect(refusedMove(locked, { ...free, lockedCaseId: "d" })).toBe("moderation.would_widen");
  expect(refusedMerge(locked, other)).toBe("moderation.would_widen");
  expect(refusedMerge({ ...free, hidden: true }, other)).toBe("moderation.would_widen");
  expect(refusedMerge(locked, { ...other, lockedCaseId: "c" })).toBeNull();
  expect([refusedMove(free, locked), narrows(free, locked), narrows(locked, locked)]).toEqual([null, true, false]);
});

test("what nobody has been shown yet can be filed elsewhere, and neither be merged nor take others in", () => {
  const waiting = { ...free, begun: false };
  expect(refusedMove(waiting, free)).toBeNull();
  expect(refusedMerge(waiting, other)).toBe("moderation.not_begun");
  expect(refusedMerge(free, { ...other, begun: false })).toBe("moderation.target_not_begun");
});

test("what stands on the page of a case, collects a quiet round or was merged stays", () => {
  expect(refusedMove({ ...free, isMain: true }, free)).toBe("moderation.stands_on_case");
  expect(refusedMerge({ ...free, isMain: true }, other)).toBe("moderation.stands_on_case");
  expect(refusedMerge(free, { ...other, isMain: true })).toBeNull();
  expect(refusedHere({ ...free, quiet: true })).toBe("moderation.round_under_way");
  expect(refusedMerge(free, { ...other, quiet: true })).toBe("moderation.target_quiet");
  expect(refusedHere({ ...free, merged: true })).toBe("moderation.merged_already");
  expect(refusedMerge(free, { ...other, merged: true })).toBe("moderation.target_merged");
});
