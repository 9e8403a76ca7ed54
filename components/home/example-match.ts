import type { ExplainedSlot } from "@/components/charts/fit-table";
import { cellsOf, weekWindow } from "@/domain/matching/availability";
import type { MenteeFacts, MentorFacts } from "@/domain/matching/facts";
import { score } from "@/domain/matching/score";
import { type CatalogueNames, factSentence } from "@/domain/matching/sentences";
import { defaultDomainAdjacency, defaultScoreWeights, slotParts } from "@/domain/matching/weights";

const start = weekWindow(new Date("2026-06-08T00:00:00Z"));
const hours = (weekday: number, from: string, to: string) => ({ weekday, start: from, end: to, zone: "Europe/London" });
const coordinator = { roleId: "pmo-coordinator", family: "pmo", level: 1 };
const analyst = { roleId: "business-analyst", family: "analysis", level: 2 };
const manager = { roleId: "project-manager", family: "project", level: 3 };

// Two people who do not exist, so that the home page can explain a score before anybody has signed up. Their facts are
// scored by the same function as everybody's.
const mentee: MenteeFacts = {
  id: "example-mentee",
  zone: "Europe/London",
  current: coordinator,
  target: manager,
  currentDomainId: "banking",
  targetDomainId: "banking",
  targetSubdomainId: "banking-payments",
  domainWish: "same",
  gaps: [
    { competencyId: "outcome-ownership", now: 0, target: 3, domainBound: false },
    { competencyId: "stakeholder-influence", now: 1, target: 3, domainBound: false },
    { competencyId: "cost-control", now: 0, target: 3, domainBound: false },
  ],
  goals: "Run requirements workshops for a payments migration and own a workstream",
  languages: ["English"],
  modes: ["video"],
  hours: cellsOf([hours(2, "12:00", "13:00"), hours(4, "18:00", "20:00")], start),
};

const mentor: MentorFacts = {
  id: "example-mentor",
  current: manager,
  primaryDomainId: "banking",
  otherDomainIds: [],
  subdomainIds: ["banking-payments"],
  posts: [
    { ...coordinator, domainId: "banking", fromYear: 2010, toYear: 2013 },
    { ...analyst, domainId: "banking", fromYear: 2013, toYear: 2016 },
    { ...manager, domainId: "banking", fromYear: 2016, toYear: null },
  ],
  strengths: new Map([
    ["outcome-ownership", 4],
    ["stakeholder-influence", 4],
  ]),
  text: "Payments project manager who ran the requirements workshops of a migration before owning one.",
  languages: ["English"],
  modes: ["video"],
  hours: cellsOf([hours(4, "18:00", "20:00")], start),
  answered: 8,
  asked: 8,
};

/** The example on the home page, scored with the weights that every programme starts from; null should it ever be refused. */
export function exampleMatch(names: CatalogueNames): ExplainedSlot[] | null {
  const fit = score(mentee, mentor, {
    weights: defaultScoreWeights,
    adjacency: defaultDomainAdjacency,
    usualAnswerRate: 0.8,
    windowStart: start,
  });
  if (fit.kind !== "scored") return null;
  return fit.slots.map((slot) => ({
    ...slot,
    reasons: fit.parts
      .filter((part) => slotParts[slot.slot].includes(part.part))
      .flatMap((part) => part.facts.map((fact) => ({ side: fact.side, text: `${factSentence(fact, names)}.` }))),
  }));
}
