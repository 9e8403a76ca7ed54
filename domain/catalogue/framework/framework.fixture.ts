import fc from "fast-check";
import { completed, type Framework, type FrameworkCompetency, type FrameworkTerms } from "./document";

/** A catalogue small enough to be seen whole. */
export const terms: FrameworkTerms = {
  areas: [
    { id: "skills", label: "Skills" },
    { id: "formal_training", label: "Formal training" },
  ],
  differences: [
    { id: "accountability", label: "Accountability", parts: [] },
    { id: "delivery_methodology", label: "Delivery", parts: [{ id: "toolkit", label: "Toolkit" }] },
  ],
  roles: [
    { id: "pmo-analyst", name: "PMO Analyst" },
    { id: "project-manager", name: "Project manager" },
  ],
};

/** A competency as it is when nothing else is said of it. */
export function competency(id: string, said: Partial<FrameworkCompetency> = {}): FrameworkCompetency {
  return {
    id,
    name: `Name of ${id}`,
    description: `What ${id} is.`,
    planArea: "skills",
    difference: "accountability",
    differencePart: null,
    levels: [0, 1, 2, 3, 4].map((level) => `${id} at level ${level}`),
    evidence: [],
    interviewProbe: `Tell me of ${id}.`,
    ...said,
  };
}

/** A framework with the same levels for every role. */
export function framework(competencies: readonly FrameworkCompetency[], level = 2): Framework {
  const asked = Object.fromEntries(competencies.map(({ id }) => [id, level]));
  return {
    competencies: [...competencies],
    profiles: terms.roles.map(({ id }) => ({ roleId: id, levels: asked, critical: [] })),
  };
}

const awkward = fc.constantFrom("=1+1", "a, b; c\td", 'say "so"', "two\nlines", "-", "'@x", "’ § é", "0", "#2.1");
const words = fc
  .oneof(awkward, fc.string({ minLength: 1, maxLength: 40 }))
  .map((text) => text.replace(/[\0\r\uFEFF]/g, "").trim())
  .filter((text) => text !== "");
const line = words.map((text) => text.replace(/\s+/g, " "));
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6})?$/), { minLength: 1, maxLength: 6 });

const competencies = (id: string): fc.Arbitrary<FrameworkCompetency> =>
  fc.record({
    id: fc.constant(id),
    name: line,
    description: words,
    planArea: fc.constantFrom("skills", "formal_training"),
    difference: fc.constant("delivery_methodology"),
    differencePart: fc.constantFrom(null, "toolkit"),
    levels: fc.array(words, { minLength: 5, maxLength: 5 }),
    evidence: fc.array(line, { maxLength: 3 }),
    interviewProbe: words,
  });

const targets = (of: readonly FrameworkCompetency[]) =>
  fc.tuple(...of.map(({ id }) => fc.record({ id: fc.constant(id), level: fc.nat(4), must: fc.boolean() })));

/** Any framework that holds together, with whatever people may write in it. */
export const frameworks: fc.Arbitrary<Framework> = ids
  .chain((all) => fc.tuple(...all.map(competencies)))
  .chain((of) =>
    fc.tuple(...terms.roles.map(() => targets(of))).map((asked): Framework => {
      const profiles = terms.roles.map(({ id }, role) => ({
        roleId: id,
        levels: Object.fromEntries((asked[role] ?? []).map((one) => [one.id, one.level])),
        critical: (asked[role] ?? []).flatMap((one) => (one.must && one.level > 0 ? [one.id] : [])),
      }));
      const whole = { competencies: of, profiles };
      return completed(
        whole,
        whole,
        terms.roles.map(({ id }) => id),
      );
    }),
  );
