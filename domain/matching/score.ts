import type { FitFact, MenteeFacts, MentorFacts, MissingFact } from "./facts";
import {
  availabilityPart,
  domainPart,
  gapsPart,
  goalsPart,
  levelPart,
  pathPart,
  type RawPart,
  responsePart,
} from "./parts";
import { fitRefusal, missingFacts, type RefusalReason } from "./rules";
import {
  type DomainAdjacency,
  type ScorePart,
  type ScoreSlot,
  type ScoreWeights,
  scoreParts,
  scoreSlots,
  slotParts,
  slotWeights,
} from "./weights";

/** What a score depends on besides the two people. */
export type ScoreSettings = {
  weights: ScoreWeights;
  adjacency: DomainAdjacency;
  /** Median share of requests answered in the programme, 0 to 1; null when nobody has been asked. */
  usualAnswerRate: number | null;
  /** First instant of the seven days in which hours are compared (see `weekWindow`). */
  windowStart: Date;
};

/** One part of a score: `points` of `weight`, from `raw` thousandths, and the facts it used. */
export type PartScore = { part: ScorePart; weight: number; raw: number; points: number; facts: FitFact[] };

/** One slot of the fit bar: `points` of `weight`. */
export type SlotScore = { slot: ScoreSlot; weight: number; points: number };

/** A whole score. The points of the parts, and those of the slots, add up to `points` exactly. */
export type Fit = {
  kind: "scored";
  /** 1 to 10000: what ranks. */
  basisPoints: number;
  /** 0 to 100: what is shown. */
  points: number;
  parts: PartScore[];
  slots: SlotScore[];
};

export type ScoreResult =
  | Fit
  | { kind: "not_enough"; missing: MissingFact[] }
  | { kind: "refused"; reason: Exclude<RefusalReason, "not_enough"> };

/** Basis points of raw parts (each 0 to 1000) under these weights: 0 to 10000. */
export function basisPointsOf(raw: Readonly<Record<ScorePart, number>>, weights: ScoreWeights): number {
  let sum = 0;
  for (const part of scoreParts) sum += weights[part] * raw[part];
  return Math.round(sum / 10);
}

/**
 * Whole points for each part, adding up to the rounded total: every part is rounded down, and the points left over go
 * to the largest remainders (ties to the earlier part). No part gets more than its weight.
 */
function displayedPoints(raw: Readonly<Record<ScorePart, number>>, weights: ScoreWeights): Record<ScorePart, number> {
  const total = Math.round(basisPointsOf(raw, weights) / 100);
  const exact = scoreParts.map((part) => ({ part, thousandths: weights[part] * raw[part] }));
  const points = { domain: 0, gaps: 0, path: 0, level: 0, availability: 0, response: 0, goals: 0 };
  let left = total;
  for (const { part, thousandths } of exact) {
    points[part] = Math.floor(thousandths / 1000);
    left -= points[part];
  }
  const byRemainder = [...exact].sort((a, b) => (b.thousandths % 1000) - (a.thousandths % 1000));
  for (const { part } of byRemainder) {
    if (left <= 0) break;
    points[part] += 1;
    left -= 1;
  }
  return points;
}

/**
 * How well a mentor fits a mentee. Hard rules on what the two bring come first; too little known is said as such and
 * never scored; otherwise seven parts with the facts that each has used.
 */
export function score(mentee: MenteeFacts, mentor: MentorFacts, settings: ScoreSettings): ScoreResult {
  const refusal = fitRefusal(mentee, mentor);
  if (refusal === "not_enough") return { kind: "not_enough", missing: missingFacts(mentee, mentor) };
  if (refusal !== null) return { kind: "refused", reason: refusal };
  const { weights } = settings;
  const found: Record<ScorePart, RawPart> = {
    domain: domainPart(mentee, mentor, settings.adjacency),
    gaps: gapsPart(mentee, mentor),
    path: pathPart(mentee, mentor),
    level: levelPart(mentee, mentor),
    availability: availabilityPart(mentee, mentor, settings.windowStart),
    response: responsePart(mentor, settings.usualAnswerRate),
    goals: goalsPart(mentee, mentor),
  };
  const raw = {
    domain: found.domain.raw,
    gaps: found.gaps.raw,
    path: found.path.raw,
    level: found.level.raw,
    availability: found.availability.raw,
    response: found.response.raw,
    goals: found.goals.raw,
  };
  const points = displayedPoints(raw, weights);
  const parts = scoreParts.map((part) => ({
    part,
    weight: weights[part],
    raw: raw[part],
    points: points[part],
    facts: found[part].facts,
  }));
  const slots = scoreSlots.map((slot) => ({
    slot,
    weight: slotWeights(weights)[slot],
    points: slotParts[slot].reduce((sum, part) => sum + points[part], 0),
  }));
  const basisPoints = basisPointsOf(raw, weights);
  return { kind: "scored", basisPoints, points: parts.reduce((sum, part) => sum + part.points, 0), parts, slots };
}
