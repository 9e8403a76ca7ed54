import { sharedMinutes, sharedTimes } from "./availability";
import type { FitFact, GapFacts, MenteeFacts, MentorFacts, MissingFact, PostHeld, RoleFacts } from "./facts";
import { enoughSharedWords, goalsRaw, tellingWords } from "./goals";
import { inOrder } from "./moves";
import { responseRaw } from "./response";
import { type DomainAdjacency, nearnessOf } from "./weights";

/** What one part found: 0 to 1000, and the facts it used. A part that lacks its facts is 0, and a fact says what is not known. */
export type RawPart = { raw: number; facts: FitFact[] };

/** A secondary domain counts for this many thousandths of a primary one. */
export const secondaryDomain = 850;
/** Shared minutes a week that count in full. */
export const enoughMinutes = 240;

function notKnown(...missing: MissingFact[]): RawPart {
  return { raw: 0, facts: missing.map((fact) => ({ side: "against", kind: "not_known", missing: fact })) };
}

/** The domain that the mentee wants, or the present one when they wish to stay; null when it is not said. */
export function wantedDomain(mentee: MenteeFacts): string | null {
  return mentee.targetDomainId ?? (mentee.domainWish === "same" ? mentee.currentDomainId : null);
}

/** How near a mentor's domains are to the wanted one: the best of primary and, at 850 of 1000, the others. */
export function domainRaw(
  adjacency: DomainAdjacency,
  wanted: string,
  primary: string,
  others: readonly string[],
): number {
  const near = others.map((id) => Math.floor((secondaryDomain * nearnessOf(adjacency, id, wanted)) / 1000));
  return Math.max(nearnessOf(adjacency, primary, wanted), ...near);
}

/** Domain, 25 by default. Someone who wishes for another domain than their own, and names none, is content with any other. */
export function domainPart(mentee: MenteeFacts, mentor: MentorFacts, adjacency: DomainAdjacency): RawPart {
  const primary = mentor.primaryDomainId;
  if (primary === null) return notKnown({ whose: "mentor", what: "domain" });
  const wanted = wantedDomain(mentee);
  if (wanted === null) {
    const current = mentee.currentDomainId;
    if (mentee.domainWish !== "other" || current === null) return notKnown({ whose: "mentee", what: "domain" });
    if (primary === current)
      return { raw: 0, facts: [{ side: "against", kind: "domain_not_other", domainId: primary }] };
    return { raw: 1000, facts: [{ side: "for", kind: "domain_other", domainId: primary, currentId: current }] };
  }
  const raw = domainRaw(adjacency, wanted, primary, mentor.otherDomainIds);
  if (primary === wanted) {
    const years = mentor.posts.filter((post) => post.domainId === wanted).map((post) => post.fromYear);
    const sinceYear = years.length > 0 ? Math.min(...years) : null;
    return { raw, facts: [{ side: "for", kind: "domain_primary", domainId: wanted, sinceYear }] };
  }
  const nearest = nearestDomain(mentor, primary, wanted, adjacency);
  if (nearest === wanted) return { raw, facts: [{ side: "for", kind: "domain_also", domainId: wanted }] };
  if (raw === 0) return { raw, facts: [{ side: "against", kind: "domain_far", domainId: primary, wantedId: wanted }] };
  const nearness = nearnessOf(adjacency, nearest, wanted);
  return { raw, facts: [{ side: "against", kind: "domain_near", domainId: nearest, wantedId: wanted, nearness }] };
}

function nearestDomain(mentor: MentorFacts, primary: string, wanted: string, adjacency: DomainAdjacency): string {
  let best = primary;
  let most = nearnessOf(adjacency, primary, wanted) * 1000;
  for (const id of mentor.otherDomainIds) {
    const near = nearnessOf(adjacency, id, wanted) * secondaryDomain;
    if (near > most) [best, most] = [id, near];
  }
  return best;
}

/** How many levels of a gap a mentor at this level covers: what they can do beyond where the mentee stands. */
function gapCovered(gap: GapFacts, mentorLevel: number): number {
  return Math.min(gap.target - gap.now, Math.max(0, mentorLevel - gap.now));
}

/** Gaps, 25 by default: the share of the largest gaps that the mentor's strengths reach into. */
export function gapsPart(mentee: MenteeFacts, mentor: MentorFacts): RawPart {
  if (mentee.gaps.length === 0) return notKnown({ whose: "mentee", what: "gaps" });
  if (mentor.strengths.size === 0) return notKnown({ whose: "mentor", what: "strengths" });
  const wanted = wantedDomain(mentee);
  const worksThere = wanted === null || mentor.primaryDomainId === wanted || mentor.otherDomainIds.includes(wanted);
  const facts: FitFact[] = [];
  let width = 0;
  let covered = 0;
  for (const gap of mentee.gaps) {
    const { competencyId, now, target } = gap;
    if (target <= now) continue;
    width += target - now;
    const level = mentor.strengths.get(competencyId) ?? 0;
    const reach = gapCovered(gap, level);
    if (reach === 0) facts.push({ side: "against", kind: "gap_open", competencyId });
    else if (gap.domainBound && !worksThere && wanted !== null) {
      facts.push({ side: "against", kind: "gap_other_domain", competencyId, wantedId: wanted });
    } else {
      covered += reach;
      const kind = reach === target - now ? "gap_closed" : "gap_partly";
      facts.push({ side: "for", kind, competencyId, mentorLevel: level, now, target });
    }
  }
  if (width === 0) return { raw: 0, facts: [{ side: "against", kind: "no_gaps" }] };
  return { raw: Math.round((1000 * covered) / width), facts };
}

/**
 * How far the mentor has walked the mentee's route, by the target role: done, and not more than one level past it,
 * 1000; done and further on, or past it without having held it, 700; neither, 200.
 */
export function pathRaw(target: RoleFacts, mentorLevel: number, heldTarget: boolean, reachedInFamily: number): number {
  if (heldTarget) return mentorLevel <= target.level + 1 ? 1000 : 700;
  return reachedInFamily >= target.level ? 700 : 200;
}

/** The posts to read: the history, or the present role alone where no history is shown. */
export function rolesHeld(mentor: MentorFacts): RoleFacts[] {
  return mentor.current ? [...mentor.posts, mentor.current] : [...mentor.posts];
}

/** Path, 15 by default. The facts name the posts under the target role that the mentor has left behind, latest first. */
export function pathPart(mentee: MenteeFacts, mentor: MentorFacts): RawPart {
  const target = mentee.target;
  if (target === null) return notKnown({ whose: "mentee", what: "target_role" });
  if (mentor.current === null) return notKnown({ whose: "mentor", what: "current_role" });
  const roles = rolesHeld(mentor);
  const held = roles.some((role) => role.roleId === target.roleId);
  const reached = Math.max(0, ...roles.filter((role) => role.family === target.family).map((role) => role.level));
  const raw = pathRaw(target, mentor.current.level, held, reached);
  const ordered = inOrder(mentor.posts);
  const facts: FitFact[] = earlierPosts(ordered, target.roleId);
  if (held) {
    const posts = ordered.filter((post) => post.roleId === target.roleId);
    const last = posts.at(-1);
    const fromYear = posts[0]?.fromYear ?? null;
    facts.push({ side: "for", kind: "has_done_target", roleId: target.roleId, fromYear, toYear: last?.toYear ?? null });
    if (raw < 1000) facts.push({ side: "against", kind: "far_beyond_target", roleId: mentor.current.roleId });
  } else if (raw === 700) {
    facts.push({
      side: "against",
      kind: "beyond_without_target",
      roleId: mentor.current.roleId,
      targetId: target.roleId,
    });
  } else {
    facts.push({ side: "against", kind: "has_not_done_target", targetId: target.roleId });
  }
  return { raw, facts };
}

function earlierPosts(ordered: readonly PostHeld[], targetId: string): FitFact[] {
  const firstTarget = ordered.findIndex((post) => post.roleId === targetId);
  const before = firstTarget < 0 ? ordered : ordered.slice(0, firstTarget);
  return before.flatMap((post): FitFact[] =>
    post.toYear === null || post.roleId === targetId
      ? []
      : [{ side: "for", kind: "was", roleId: post.roleId, untilYear: post.toYear }],
  );
}

/** Level, 10 by default: two above is best, three 900, more 600, one 500; not above is no pair at all. */
export function levelRaw(steps: number): number {
  if (steps <= 0) return 0;
  return [500, 1000, 900][steps - 1] ?? 600;
}

/** How far the mentor has come above the level that the mentee has. */
export function levelPart(mentee: MenteeFacts, mentor: MentorFacts): RawPart {
  if (mentee.current === null) return notKnown({ whose: "mentee", what: "current_role" });
  if (mentor.current === null) return notKnown({ whose: "mentor", what: "current_role" });
  const steps = mentor.current.level - mentee.current.level;
  return { raw: levelRaw(steps), facts: [{ side: "for", kind: "level_above", steps, roleId: mentor.current.roleId }] };
}

/** Availability raw: four shared hours in the week count in full. */
export function availabilityRaw(minutes: number): number {
  return Math.round((1000 * Math.min(minutes, enoughMinutes)) / enoughMinutes);
}

/** Availability, 10 by default, described in the mentee's zone. */
export function availabilityPart(mentee: MenteeFacts, mentor: MentorFacts, windowStart: Date): RawPart {
  if (mentee.hours === null) return notKnown({ whose: "mentee", what: "hours" });
  if (mentor.hours === null) return notKnown({ whose: "mentor", what: "hours" });
  const minutes = sharedMinutes(mentee.hours, mentor.hours);
  const times = sharedTimes(mentee.hours, mentor.hours, windowStart, mentee.zone);
  return { raw: availabilityRaw(minutes), facts: [{ side: "for", kind: "hours_shared", minutes, times }] };
}

/** From this rate on, of 1000, an answer left out speaks against nobody: by default the part still counts in full. */
const nearlyAll = 900;

/** Response, 5 by default. */
export function responsePart(mentor: MentorFacts, usualRate: number | null): RawPart {
  const raw = responseRaw(mentor.answered, mentor.asked, usualRate);
  if (raw === null) return notKnown({ whose: "mentor", what: "answers" });
  if (mentor.asked === 0) return { raw, facts: [{ side: "for", kind: "answers_usual" }] };
  const side = mentor.answered < mentor.asked && raw < nearlyAll ? "against" : "for";
  return { raw, facts: [{ side, kind: "answers", answered: mentor.answered, asked: mentor.asked }] };
}

/** Goals, 10 by default: the wanted specialism first, words of the goals that the mentor uses too second. */
export function goalsPart(mentee: MenteeFacts, mentor: MentorFacts): RawPart {
  const wanted = mentee.targetSubdomainId;
  const specialism = wanted === null ? null : mentor.subdomainIds.includes(wanted);
  const asked = mentee.goals === null ? null : tellingWords(mentee.goals);
  const offered = asked === null ? null : tellingWords(mentor.text);
  const shared = asked && offered ? [...asked].filter(([stem]) => offered.has(stem)).map(([, word]) => word) : [];
  const raw = goalsRaw(specialism, asked && asked.size > 0 ? shared.length : null);
  if (raw === null) return notKnown({ whose: "mentee", what: "goals" });
  const facts: FitFact[] = [];
  if (wanted !== null) {
    facts.push(
      specialism
        ? { side: "for", kind: "specialism_shared", subdomainId: wanted }
        : { side: "against", kind: "specialism_not_shared", subdomainId: wanted },
    );
  }
  if (shared.length > 0) facts.push({ side: "for", kind: "words_shared", words: shared.slice(0, enoughSharedWords) });
  else if (offered?.size === 0) facts.push(...notKnown({ whose: "mentor", what: "words" }).facts);
  else if (asked && asked.size > 0) facts.push({ side: "against", kind: "words_not_shared" });
  return { raw, facts };
}
