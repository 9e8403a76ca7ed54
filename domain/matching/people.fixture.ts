import fc from "fast-check";
import { cellsOf, type WeeklySlot } from "./availability";
import type { MenteeFacts, MentorFacts, RoleFacts } from "./facts";
import type { ScoreSettings } from "./score";
import type { CatalogueNames } from "./sentences";
import { defaultDomainAdjacency, defaultScoreWeights, type ScoreWeights } from "./weights";

export const windowStart = new Date("2026-06-08T00:00:00Z");

export const role = {
  coordinator: { roleId: "pmo-coordinator", family: "pmo", level: 1 },
  analyst: { roleId: "pmo-analyst", family: "pmo", level: 2 },
  ba: { roleId: "business-analyst", family: "analysis", level: 2 },
  junior: { roleId: "junior-pm", family: "project", level: 2 },
  pm: { roleId: "project-manager", family: "project", level: 3 },
  programme: { roleId: "programme-manager", family: "project", level: 4 },
  director: { roleId: "pmo-director", family: "pmo", level: 4 },
} as const satisfies Record<string, RoleFacts>;

export const names: CatalogueNames = {
  roles: {
    "pmo-coordinator": "PMO Coordinator",
    "pmo-analyst": "PMO Analyst",
    "business-analyst": "Business Analyst",
    "junior-pm": "Junior or Assistant Project Manager",
    "project-manager": "Project Manager",
    "programme-manager": "Programme Manager",
    "pmo-director": "PMO Director / Head of Portfolio",
  },
  competencies: {
    presenting: "Presenting",
    "stakeholder-influence": "Stakeholder influence",
    "domain-business": "Domain business",
  },
  domains: {
    banking: "Banking",
    insurance: "Insurance",
    nhs: "NHS and health",
    technology: "Technology and innovation",
  },
  subdomains: { "banking-payments": "Payments" },
};

export function slot(weekday: number, start: string, end: string, zone = "Europe/London"): WeeklySlot {
  return { weekday, start, end, zone };
}

/** A PMO coordinator in banking who wants to be a project manager there. */
export function aMentee(change: Partial<MenteeFacts> = {}): MenteeFacts {
  return {
    id: "mentee",
    zone: "Europe/London",
    current: role.coordinator,
    target: role.pm,
    currentDomainId: "banking",
    targetDomainId: "banking",
    targetSubdomainId: "banking-payments",
    domainWish: "either",
    gaps: [
      { competencyId: "presenting", now: 0, target: 3, domainBound: false },
      { competencyId: "stakeholder-influence", now: 2, target: 3, domainBound: false },
    ],
    goals: "Hold my own in a workshop with operations on a payments transformation",
    languages: ["English"],
    modes: ["video"],
    hours: cellsOf([slot(4, "18:00", "20:00"), slot(6, "10:00", "12:00")], windowStart),
    ...change,
  };
}

/** A project manager in banking who came from the PMO. */
export function aMentor(change: Partial<MentorFacts> = {}): MentorFacts {
  return {
    id: "mentor",
    current: role.pm,
    primaryDomainId: "banking",
    otherDomainIds: [],
    subdomainIds: ["banking-payments"],
    posts: [
      { ...role.analyst, domainId: "banking", fromYear: 2011, toYear: 2014 },
      { ...role.ba, domainId: "banking", fromYear: 2014, toYear: 2018 },
      { ...role.pm, domainId: "banking", fromYear: 2018, toYear: null },
    ],
    strengths: new Map([["stakeholder-influence", 4]]),
    text: "Payments project manager. I ran workshops with operations every week of a transformation.",
    languages: ["English", "Tamil"],
    modes: ["video", "phone"],
    hours: cellsOf([slot(4, "18:00", "20:00")], windowStart),
    answered: 9,
    asked: 10,
    ...change,
  };
}

export const settings: ScoreSettings = {
  weights: defaultScoreWeights,
  adjacency: defaultDomainAdjacency,
  usualAnswerRate: 0.8,
  windowStart,
};

/** Weights that any coordinator could set. */
export const anyWeights: fc.Arbitrary<ScoreWeights> = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((edges) => {
    const width = (index: number) => (edges[index + 1] ?? 100) - (edges[index] ?? 0);
    return {
      domain: width(0),
      gaps: width(1),
      path: width(2),
      level: width(3),
      availability: width(4),
      response: width(5),
      goals: width(6),
    };
  })
  .filter((weights) => weights.path + weights.level > 0);

const anyRole = fc.constantFrom<RoleFacts>(...Object.values(role));
const anyDomain = fc.constantFrom("banking", "insurance", "nhs", "technology");
const anyZone = fc.constantFrom("Europe/London", "Asia/Singapore", "America/New_York", "Asia/Kathmandu", "UTC");
const competencies = ["presenting", "stakeholder-influence", "domain-business"];

export const anySlot: fc.Arbitrary<WeeklySlot> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 94 }),
    length: fc.integer({ min: 1, max: 16 }),
    zone: anyZone,
  })
  .map(({ weekday, from, length, zone }) => ({
    weekday,
    start: wall(from),
    end: wall(Math.min(96, from + length)),
    zone,
  }));

function wall(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;
}

const anyHours = fc.option(
  fc.array(anySlot, { minLength: 1, maxLength: 3 }).map((slots) => cellsOf(slots, windowStart)),
);
const anyLanguages = fc.subarray(["English", "Mandarin", "Welsh"]);
const anyModes = fc.subarray(["video", "in_person", "phone"] as const);
const anyText = fc
  .subarray(["payments", "workshop", "operations", "budget", "transformation"])
  .map((words) => words.join(" "));

export const anyMentee: fc.Arbitrary<MenteeFacts> = fc.record({
  id: fc.uuid(),
  zone: anyZone,
  current: fc.option(anyRole),
  target: fc.option(anyRole),
  currentDomainId: fc.option(anyDomain),
  targetDomainId: fc.option(anyDomain),
  targetSubdomainId: fc.option(fc.constantFrom("banking-payments", "banking-lending")),
  domainWish: fc.constantFrom("same", "other", "either"),
  gaps: fc
    .subarray(competencies)
    .chain((ids) =>
      fc.tuple(
        ...ids.map((competencyId) =>
          fc
            .record({ now: fc.integer({ min: 0, max: 4 }), target: fc.integer({ min: 0, max: 4 }) })
            .map((levels) => ({ competencyId, ...levels, domainBound: competencyId === "domain-business" })),
        ),
      ),
    ),
  goals: fc.option(anyText),
  languages: anyLanguages,
  modes: anyModes,
  hours: anyHours,
});

const anyPost = fc
  .record({
    role: anyRole,
    domainId: fc.option(anyDomain),
    fromYear: fc.integer({ min: 2000, max: 2020 }),
    length: fc.option(fc.integer({ min: 0, max: 8 })),
  })
  .map((post) => ({
    ...post.role,
    domainId: post.domainId,
    fromYear: post.fromYear,
    toYear: post.length === null ? null : post.fromYear + post.length,
  }));

export const anyMentor: fc.Arbitrary<MentorFacts> = fc.record({
  id: fc.uuid(),
  current: fc.option(anyRole),
  primaryDomainId: fc.option(anyDomain),
  otherDomainIds: fc.subarray(["banking", "insurance", "nhs", "technology"]),
  subdomainIds: fc.subarray(["banking-payments", "banking-lending"]),
  posts: fc.array(anyPost, { maxLength: 4 }),
  strengths: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...competencies), fc.integer({ min: 0, max: 4 })), { selector: ([id]) => id })
    .map((rows) => new Map(rows)),
  text: anyText,
  languages: anyLanguages,
  modes: anyModes,
  hours: anyHours,
  answered: fc.integer({ min: 0, max: 5 }),
  asked: fc.integer({ min: 5, max: 9 }),
});
