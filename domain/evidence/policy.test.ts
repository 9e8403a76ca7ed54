import { describe, expect, it } from "vitest";
import type { Actor } from "../actor";
import { canConfirmEvidence, canKeepEvidence, canReadEvidence, type EvidenceRecord } from "./policy";
import { evidenceVisibilities } from "./tags";

const member = (id: string, hats: Extract<Actor, { kind: "member" }>["hats"] = []): Actor => ({
  kind: "member",
  id,
  sessionId: "s",
  authenticatedAt: new Date(0),
  hats,
});
const piece = (values: Partial<EvidenceRecord>): EvidenceRecord => ({
  ownerId: "owner",
  visibility: "linked",
  mentorsOwner: true,
  linkedInSight: true,
  ...values,
});

describe("who sees a piece of evidence", () => {
  it("its owner, always, and nobody else writes it", () => {
    for (const visibility of evidenceVisibilities) {
      const own = piece({ visibility, mentorsOwner: false, linkedInSight: false });
      expect(canReadEvidence(member("owner"), own)).toBe(true);
      expect(canKeepEvidence(member("mentor"), own)).toBe(false);
    }
  });

  it("the mentor of now: where it is linked in their sight, or shown outright, and never where it is private", () => {
    const mentor = member("mentor");
    expect(canReadEvidence(mentor, piece({}))).toBe(true);
    expect(canReadEvidence(mentor, piece({ linkedInSight: false }))).toBe(false);
    expect(canReadEvidence(mentor, piece({ visibility: "mentor", linkedInSight: false }))).toBe(true);
    expect(canReadEvidence(mentor, piece({ visibility: "private" }))).toBe(false);
  });

  it("nobody once the mentorship is over, whatever is linked or shown", () => {
    for (const visibility of evidenceVisibilities) {
      expect(canReadEvidence(member("mentor"), piece({ visibility, mentorsOwner: false }))).toBe(false);
    }
  });

  it("no visitor, and no staff by their duty", () => {
    const record = piece({ visibility: "mentor", mentorsOwner: false });
    expect(canReadEvidence({ kind: "visitor" }, { ...record, mentorsOwner: true })).toBe(false);
    expect(canReadEvidence(member("admin", [{ kind: "admin" }]), record)).toBe(false);
  });

  it("nobody confirms their own", () => {
    expect(canConfirmEvidence(member("owner"), piece({}))).toBe(false);
  });
});
