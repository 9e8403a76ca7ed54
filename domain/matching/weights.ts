import { z } from "zod";

/** The seven parts of the fit, in the order in which they are shown. */
export const scoreParts = ["domain", "gaps", "path", "level", "availability", "response", "goals"] as const;
export type ScorePart = (typeof scoreParts)[number];

/** The five slots of the fit bar, each the sum of one or two parts. */
export const scoreSlots = ["domain", "gaps", "route", "time", "goals"] as const;
export type ScoreSlot = (typeof scoreSlots)[number];

/** Which parts fill which slot. */
export const slotParts: Readonly<Record<ScoreSlot, readonly ScorePart[]>> = {
  domain: ["domain"],
  gaps: ["gaps"],
  route: ["path", "level"],
  time: ["availability", "response"],
  goals: ["goals"],
};

const weight = z.int().min(0).max(100);

/**
 * Weights in points of 100. They are judgement, not fitted to outcomes. Path and level may not both be nothing:
 * those two are above zero for every possible pair, so every possible pair has a score above zero.
 */
export const scoreWeightsSchema = z
  .strictObject({
    domain: weight,
    gaps: weight,
    path: weight,
    level: weight,
    availability: weight,
    response: weight,
    goals: weight,
  })
  .refine((w) => scoreParts.reduce((sum, part) => sum + w[part], 0) === 100, {
    message: "The weights must add up to 100.",
  })
  .refine((w) => w.path + w.level > 0, { message: "Path or level must carry some weight." });

export type ScoreWeights = z.infer<typeof scoreWeightsSchema>;

export const defaultScoreWeights: ScoreWeights = {
  domain: 25,
  gaps: 25,
  path: 15,
  level: 10,
  availability: 10,
  response: 5,
  goals: 10,
};

/** The points that each slot of the fit bar can hold under these weights; they add up to 100. */
export function slotWeights(weights: ScoreWeights): Record<ScoreSlot, number> {
  return {
    domain: weights.domain,
    gaps: weights.gaps,
    route: weights.path + weights.level,
    time: weights.availability + weights.response,
    goals: weights.goals,
  };
}

/** How near two domains are, 0 to 1000, once for each unordered pair that is near at all. */
export const domainAdjacencySchema = z
  .array(z.strictObject({ a: z.string().min(1), b: z.string().min(1), nearness: z.int().min(0).max(1000) }))
  .refine((rows) => new Set(rows.map((row) => pairKey(row.a, row.b))).size === rows.length, {
    message: "A pair of domains stands twice in the table.",
  })
  .refine((rows) => rows.every((row) => row.a !== row.b), { message: "A domain is always wholly near itself." });

export type DomainAdjacency = z.infer<typeof domainAdjacencySchema>;

/** Starting guesses, for a programme to change. */
export const defaultDomainAdjacency: DomainAdjacency = [
  { a: "banking", b: "insurance", nearness: 700 },
  { a: "banking", b: "technology", nearness: 500 },
  { a: "insurance", b: "technology", nearness: 450 },
  { a: "nhs", b: "technology", nearness: 400 },
  { a: "insurance", b: "nhs", nearness: 250 },
  { a: "banking", b: "nhs", nearness: 200 },
];

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Nearness of two domains in thousandths: 1000 for the same one, 0 for a pair that the table does not name. */
export function nearnessOf(adjacency: DomainAdjacency, a: string, b: string): number {
  if (a === b) return 1000;
  const key = pairKey(a, b);
  return adjacency.find((row) => pairKey(row.a, row.b) === key)?.nearness ?? 0;
}
