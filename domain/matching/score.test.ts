import fc from "fast-check";
import { expect, test } from "vitest";
import { aMentee, aMentor, anyMentee, anyMentor, anyWeights, names, role, settings } from "./people.fixture";
import { type Fit, score } from "./score";
import { factLine, factSentence } from "./sentences";
import { scoreSlots } from "./weights";

function fitOf(...pair: Parameters<typeof score>): Fit {
  const result = score(...pair);
  if (result.kind !== "scored") throw new Error(`expected a score, got ${result.kind}`);
  return result;
}

const linesOf = (fit: Fit) => Object.fromEntries(fit.parts.map((part) => [part.part, factLine(part.facts, names)]));

test("the example pair is scored as the card says, part by part", () => {
  const fit = fitOf(aMentee(), aMentor(), settings);
  const raw = Object.fromEntries(fit.parts.map((part) => [part.part, part.raw]));
  expect(raw).toEqual({
    domain: 1000,
    gaps: 250,
    path: 1000,
    level: 1000,
    availability: 500,
    response: Math.round((1000 * (9 + 6.4)) / 18),
    goals: 1000,
  });
  expect(fit.basisPoints).toBe(Math.round((25_000 + 6_250 + 15_000 + 10_000 + 5_000 + 5 * 856 + 10_000) / 10));
  expect(fit.points).toBe(76);
});

test("every part says in a sentence which facts it used, also those against", () => {
  expect(linesOf(fitOf(aMentee(), aMentor(), settings))).toEqual({
    domain: "Works in banking since 2011, the domain you want.",
    gaps: "Does not name presenting as a strength; strong on stakeholder influence (leading), where you want to go from 2 to 3.",
    path: "Was a PMO analyst until 2014; was a business analyst until 2018; has been a project manager since 2018.",
    level: "2 levels above you, as a project manager.",
    availability: "2 shared hours on Thursday evenings.",
    response: "Answered 9 of 10 requests.",
    goals:
      "Knows payments, the specialism you want; your goals and their words both speak of workshop, operations, payments and transformation.",
  });
});

test("the parts shown add up to the total shown, and the slots too, under any weights", () => {
  fc.assert(
    fc.property(anyMentee, anyMentor, anyWeights, (mentee, mentor, weights) => {
      const result = score(mentee, mentor, { ...settings, weights });
      if (result.kind !== "scored") return;
      expect(result.parts.reduce((sum, part) => sum + part.points, 0)).toBe(result.points);
      expect(result.slots.reduce((sum, slot) => sum + slot.points, 0)).toBe(result.points);
      expect(result.slots.map((slot) => slot.slot)).toEqual([...scoreSlots]);
      expect(result.points).toBe(Math.round(result.basisPoints / 100));
      for (const part of result.parts) {
        expect(part.points).toBeGreaterThanOrEqual(0);
        expect(part.points).toBeLessThanOrEqual(part.weight);
        expect(Math.abs(part.points - (part.weight * part.raw) / 1000)).toBeLessThan(1);
      }
    }),
  );
});

test("every score lies between 1 and 10000, and every part names at least one fact", () => {
  fc.assert(
    fc.property(anyMentee, anyMentor, anyWeights, (mentee, mentor, weights) => {
      const result = score(mentee, mentor, { ...settings, weights });
      if (result.kind !== "scored") return;
      expect(Number.isInteger(result.basisPoints)).toBe(true);
      expect(result.basisPoints).toBeGreaterThanOrEqual(1);
      expect(result.basisPoints).toBeLessThanOrEqual(10_000);
      for (const part of result.parts) {
        expect(part.facts.length).toBeGreaterThan(0);
        for (const fact of part.facts) expect(factSentence(fact, names)).not.toMatch(/undefined|null|NaN|^\s*$/);
      }
    }),
  );
});

test("a part whose facts are not known scores nothing and says so", () => {
  fc.assert(
    fc.property(anyMentee, anyMentor, (mentee, mentor) => {
      const result = score(mentee, mentor, settings);
      if (result.kind !== "scored") return;
      for (const part of result.parts) {
        if (part.facts.every((fact) => fact.kind === "not_known")) expect(part.raw).toBe(0);
      }
    }),
  );
});

test("a blank profile on either side is not enough, never a score", () => {
  const blankMentee = aMentee({
    current: null,
    target: null,
    currentDomainId: null,
    targetDomainId: null,
    targetSubdomainId: null,
    gaps: [],
    goals: null,
    languages: [],
    modes: [],
    hours: null,
  });
  const blankMentor = aMentor({
    current: null,
    primaryDomainId: null,
    subdomainIds: [],
    posts: [],
    strengths: new Map(),
    text: "",
    languages: [],
    modes: [],
    hours: null,
    answered: 0,
    asked: 0,
  });
  const missing = (result: ReturnType<typeof score>) =>
    result.kind === "not_enough" ? result.missing.map((m) => `${m.whose} ${m.what}`) : result.kind;
  expect(missing(score(blankMentee, aMentor(), settings))).toEqual([
    "mentee current_role",
    "mentee target_role",
    "mentee domain",
  ]);
  expect(missing(score(aMentee(), blankMentor, settings))).toEqual(["mentor current_role", "mentor domain"]);
  expect(score(blankMentee, blankMentor, settings).kind).toBe("not_enough");
});

test("a strength, a shared hour or an answer more never lowers the score", () => {
  const base = fitOf(aMentee(), aMentor({ hours: null, answered: 5 }), settings).basisPoints;
  const better = [
    aMentor({
      hours: null,
      answered: 5,
      strengths: new Map([
        ["stakeholder-influence", 4],
        ["presenting", 2],
      ]),
    }),
    aMentor({ answered: 5 }),
    aMentor({ hours: null, answered: 6 }),
  ];
  for (const mentor of better) expect(fitOf(aMentee(), mentor, settings).basisPoints).toBeGreaterThan(base);
});

test("a mentor of the wanted domain beats one who has it second, who beats a near one, who beats a far one", () => {
  const mentee = aMentee({ targetDomainId: "nhs" });
  const domainOf = (primaryDomainId: string, otherDomainIds: string[]) =>
    fitOf(mentee, aMentor({ primaryDomainId, otherDomainIds }), settings).parts[0]?.raw;
  expect([
    domainOf("nhs", []),
    domainOf("banking", ["nhs"]),
    domainOf("technology", []),
    domainOf("banking", []),
  ]).toEqual([1000, 850, 400, 200]);
});

test("to wish for another sector costs nothing", () => {
  const mentee = aMentee({ targetDomainId: null, domainWish: "other" });
  const technology = fitOf(mentee, aMentor({ primaryDomainId: "technology" }), settings);
  expect(technology.parts[0]?.raw).toBe(1000);
  expect(linesOf(technology).domain).toBe(
    "Works in technology and innovation: you asked for a domain other than banking.",
  );
});

test("strength in a domain's own business helps only where the mentor works in the wanted domain", () => {
  const mentee = aMentee({
    targetDomainId: "nhs",
    gaps: [{ competencyId: "domain-business", now: 1, target: 3, domainBound: true }],
  });
  const strengths = new Map([["domain-business", 4]]);
  expect(fitOf(mentee, aMentor({ strengths }), settings).parts[1]?.raw).toBe(0);
  expect(fitOf(mentee, aMentor({ strengths, otherDomainIds: ["nhs"] }), settings).parts[1]?.raw).toBe(1000);
});

test("path: done 1000, done and far beyond 700, beyond without it 700, neither 200", () => {
  const raw = (mentee: Parameters<typeof aMentee>[0], mentor: Parameters<typeof aMentor>[0]) =>
    fitOf(aMentee(mentee), aMentor(mentor), settings).parts[2]?.raw;
  const posts = [{ ...role.junior, domainId: "banking", fromYear: 2010, toYear: 2013 }];
  expect(raw({ target: role.pm }, {})).toBe(1000);
  expect(raw({ target: role.junior }, { posts, current: role.programme })).toBe(700);
  expect(raw({ target: role.junior }, { posts: [], current: role.pm })).toBe(700);
  expect(raw({ target: role.pm }, { posts: [], current: role.director })).toBe(200);
});

test("a newcomer is credited with the usual answer rate, and with nothing where none is known", () => {
  const response = (usualAnswerRate: number | null) =>
    fitOf(aMentee(), aMentor({ asked: 0, answered: 0 }), { ...settings, usualAnswerRate }).parts[5]?.raw;
  expect(response(0.8)).toBe(800);
  expect(response(null)).toBe(0);
});
