import fc from "fast-check";
import { expect, test } from "vitest";
import { credentialStatus, isHiddenFromEmployer, type ProfileFacts, projectProfile } from "./profile";
import {
  type Audience,
  allAudiences,
  audienceOf,
  audiences,
  canSeeProfile,
  type Relation,
  readVisibility,
  relations,
  type VisibleField,
  visibleFields,
  visibleTo,
} from "./visibility";

const canary = "canary";
const facts: ProfileFacts = {
  memberId: "m",
  handle: "h",
  name: "Name",
  pronouns: `${canary} pronouns`,
  city: `${canary} city`,
  country: "GB",
  timeZone: "Europe/London",
  languages: [`${canary} language`],
  headline: `${canary} headline`,
  bio: `${canary} bio`,
  currentRoleId: `${canary}-role`,
  jobTitle: `${canary} title`,
  organisation: `${canary} employer`,
  unit: `${canary} unit`,
  currentDomainId: `${canary}-domain`,
  currentSubdomainId: `${canary}-subdomain`,
  employmentType: "contract",
  yearsExperience: 12,
  photoId: `${canary}-photo`,
  history: [
    {
      id: canary,
      roleId: canary,
      domainId: null,
      title: null,
      note: null,
      fromYear: 2010,
      toYear: null,
      largeTransformation: false,
    },
  ],
  credentials: [
    { id: canary, credentialId: canary, obtainedOn: null, expiresOn: null, badgeUrl: null, badgeId: null, seen: null },
  ],
  availability: [{ weekday: 1, startsAt: canary, endsAt: canary, timeZone: canary }],
  strengths: [{ competencyId: canary, level: 3, evidence: canary }],
};

const anyVisibility = fc.dictionary(fc.constantFrom(...visibleFields), fc.constantFrom(...audiences));

test("nothing that an audience leaves out is anywhere in what the viewer gets", () => {
  fc.assert(
    fc.property(anyVisibility, fc.constantFrom(...relations), (visibility, relation) => {
      const seen = projectProfile(facts, visibility, relation);
      for (const field of visibleFields) {
        expect(seen.withheld.includes(field)).toBe(!visibleTo(audienceOf(visibility, field), relation));
      }
      const hiddenAll = visibleFields
        .filter((field) => field !== "listing")
        .every((field) => seen.withheld.includes(field));
      if (hiddenAll) expect(JSON.stringify({ ...seen, withheld: [] })).not.toContain(canary);
    }),
  );
});

test("each field hides exactly its own facts", () => {
  const open = Object.fromEntries(visibleFields.map((field): [VisibleField, Audience] => [field, "public"]));
  const whole = JSON.stringify(projectProfile(facts, open, "guest")).split(canary).length;
  for (const field of visibleFields.filter((one) => one !== "listing" && one !== "experience")) {
    const seen = JSON.stringify(projectProfile(facts, { ...open, [field]: "only_me" }, "guest"));
    expect(seen.split(canary).length).toBeLessThan(whole);
  }
});

test("an audience includes every narrower one", () => {
  const order: Relation[] = ["guest", "member", "programme", "pair", "self"];
  for (const audience of audiences) {
    const sees = order.map((relation) => visibleTo(audience, relation));
    expect(sees).toEqual(sees.toSorted());
    expect(visibleTo(audience, "self")).toBe(true);
  }
});

test("where nothing was chosen, nobody but oneself and one's mentor sees anything, and nobody the employer", () => {
  for (const relation of ["guest", "member", "programme"] as const) {
    expect(canSeeProfile({}, relation)).toBe(false);
    expect(projectProfile(facts, {}, relation).withheld).toEqual([...visibleFields]);
  }
  expect(projectProfile(facts, {}, "pair").organisation).toBeNull();
  expect(projectProfile(facts, {}, "self").withheld).toEqual([]);
  expect(Object.keys(allAudiences({}))).toEqual([...visibleFields]);
});

test("a row that names no field of ours is passed over", () => {
  expect(
    readVisibility([
      { field: "email", audience: "public" },
      { field: "bio", audience: "members" },
    ]),
  ).toEqual({
    bio: "members",
  });
});

test("somebody hidden from their employer is absent for colleagues and guests, and for nobody else", () => {
  const person = { hiddenFromOwnOrganisation: true, organisationKey: "northmoor bank" };
  const hidden = (relation: Relation, organisationKey: string | null) =>
    isHiddenFromEmployer(person, { relation, organisationKey });
  expect(hidden("member", "northmoor bank")).toBe(true);
  expect(hidden("programme", "northmoor bank")).toBe(true);
  expect(hidden("guest", null)).toBe(true);
  expect(hidden("member", "other")).toBe(false);
  expect(hidden("member", null)).toBe(false);
  expect(hidden("pair", "northmoor bank")).toBe(false);
  expect(hidden("self", "northmoor bank")).toBe(false);
});

test("a credential is self-declared until somebody has seen it, and says when it has run out", () => {
  const at = new Date("2026-01-05T10:00:00Z");
  expect(credentialStatus({ expiresOn: null, seen: null }, "2026-06-09")).toEqual({
    kind: "self_declared",
    expired: false,
  });
  expect(credentialStatus({ expiresOn: "2026-06-08", seen: { by: "Marisol", at } }, "2026-06-09")).toEqual({
    kind: "seen",
    by: "Marisol",
    at,
    expired: true,
  });
  expect(credentialStatus({ expiresOn: "2026-06-09", seen: null }, "2026-06-09").expired).toBe(false);
});
