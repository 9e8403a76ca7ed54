import { sharedMinutes } from "./availability";
import type { MenteeFacts, MentorFacts, MissingFact } from "./facts";
import { wantedDomain } from "./parts";

/**
 * Why two people are not paired, in the order in which the rules are asked. `not_available_to_you` covers every
 * private exclusion, of either side, and never says which.
 */
export const refusalReasons = [
  "self",
  "not_available_to_you",
  "line_manager",
  "same_unit",
  "same_employer",
  "your_own_cover",
  "not_approved",
  "paused",
  "on_leave",
  "silent",
  "full",
  "level",
  "language",
  "mode",
  "hours",
  "not_enough",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Refusals under which a mentor stays in the list and is shown as not to be asked at present. */
export const passingReasons = ["paused", "on_leave", "silent", "full"] as const satisfies readonly RefusalReason[];
export type PassingReason = (typeof passingReasons)[number];

/** What the two are to each other, apart from their careers. */
export type PairStanding = {
  /** Either has blocked the other, or a conflict of interest is recorded. */
  excluded: boolean;
  /** Both name the same organisation. */
  sameOrganisation: boolean;
  sameUnit: boolean;
  /** One has named the other as line manager. */
  lineManager: boolean;
  mentorHidesFromOwnOrganisation: boolean;
  menteeHidesFromOwnOrganisation: boolean;
  sameEmployerAllowed: boolean;
  /** Whether the mentee may see where the mentor works. If not, rules about employers answer without naming it. */
  organisationShown: boolean;
};

/** What a mentor can take on. */
export type MentorStanding = {
  approved: boolean;
  capacityMentees: number;
  takenMentees: number;
  pausedAt: Date | null;
  pausedUntil: Date | null;
  onLeave: boolean;
  lapsedInARow: number;
  silentAfterLapses: number;
};

/** Whether a mentor can be asked now, and if not, why. Always computed from the present state, never stored. */
export function mentorRefusal(mentor: MentorStanding, now: Date): PassingReason | "not_approved" | null {
  if (!mentor.approved) return "not_approved";
  if (mentor.pausedAt !== null && (mentor.pausedUntil === null || mentor.pausedUntil > now)) return "paused";
  if (mentor.onLeave) return "on_leave";
  if (mentor.lapsedInARow >= mentor.silentAfterLapses) return "silent";
  if (mentor.takenMentees >= mentor.capacityMentees) return "full";
  return null;
}

/** True when the mentor may not be shown to this reader at all: neither listed, found, compared nor opened. */
export function isInvisible(standing: PairStanding): boolean {
  return standing.excluded || (standing.sameOrganisation && standing.mentorHidesFromOwnOrganisation);
}

/** Rules about who the two are to each other: blocks, cover, reporting lines and employers. */
export function standingRefusal(standing: PairStanding): RefusalReason | null {
  if (isInvisible(standing)) return "not_available_to_you";
  const named = (reason: RefusalReason) => (standing.organisationShown ? reason : "not_available_to_you");
  if (standing.lineManager) return "line_manager";
  if (!standing.sameOrganisation) return null;
  if (standing.sameUnit) return named("same_unit");
  if (!standing.sameEmployerAllowed) return named("same_employer");
  return standing.menteeHidesFromOwnOrganisation ? named("your_own_cover") : null;
}

/** What a mentee has to say before anybody is suggested to them. */
export function missingOfMentee(mentee: MenteeFacts): MissingFact[] {
  const missing: MissingFact[] = [];
  if (mentee.current === null) missing.push({ whose: "mentee", what: "current_role" });
  if (mentee.target === null) missing.push({ whose: "mentee", what: "target_role" });
  const otherThan = mentee.domainWish === "other" && mentee.currentDomainId !== null;
  if (wantedDomain(mentee) === null && !otherThan) missing.push({ whose: "mentee", what: "domain" });
  return missing;
}

/** Facts without which no pair is suggested. */
export function missingFacts(mentee: MenteeFacts, mentor: MentorFacts): MissingFact[] {
  const missing = missingOfMentee(mentee);
  if (mentor.current === null) missing.push({ whose: "mentor", what: "current_role" });
  if (mentor.primaryDomainId === null) missing.push({ whose: "mentor", what: "domain" });
  return missing;
}

function disjoint<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value));
}

/** Rules about what the two bring. A rule whose facts are not known on both sides does not refuse. */
export function fitRefusal(mentee: MenteeFacts, mentor: MentorFacts): RefusalReason | null {
  if (mentee.current && mentor.current && mentor.current.level <= mentee.current.level) return "level";
  if (disjoint(mentee.languages, mentor.languages)) return "language";
  if (disjoint(mentee.modes, mentor.modes)) return "mode";
  if (mentee.hours && mentor.hours && sharedMinutes(mentee.hours, mentor.hours) === 0) return "hours";
  return missingFacts(mentee, mentor).length > 0 ? "not_enough" : null;
}

/** The first rule that stands between the two, or null when the mentee may ask this mentor now. */
export function firstRefusal(
  mentee: MenteeFacts,
  mentor: MentorFacts,
  standing: PairStanding,
  mentorStanding: MentorStanding,
  now: Date,
): RefusalReason | null {
  if (mentee.id === mentor.id) return "self";
  return standingRefusal(standing) ?? mentorRefusal(mentorStanding, now) ?? fitRefusal(mentee, mentor);
}
