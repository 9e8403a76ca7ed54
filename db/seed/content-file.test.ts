import { describe, expect, it } from "vitest";
import { ContentError, parseContent, readContent } from "./content-file";

/** What is said about the shipped content when the value at this place is replaced. */
function faultsWith(value: unknown, ...path: (string | number)[]): string {
  const raw = structuredClone(readContent());
  let place: unknown = raw;
  for (const step of path.slice(0, -1)) place = Reflect.get(Object(place), step);
  Reflect.set(Object(place), path.at(-1) ?? "", value);
  try {
    parseContent(raw);
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    throw error;
  }
  return "no fault found";
}

describe("the content that ships with the product", () => {
  const { catalogue, glossary, cases, tags, cpd } = readContent();

  it("holds together: every id that is named exists", () => {
    expect(() => parseContent({ catalogue, glossary, cases, tags, cpd })).not.toThrow();
  });

  it("has the size that the pages promise", () => {
    expect({
      sources: catalogue.sources.length,
      domains: catalogue.domains.length,
      subdomains: catalogue.domains.flatMap((d) => d.subdomains).length,
      roles: catalogue.roles.length,
      routes: catalogue.routes.length,
      competencies: catalogue.competencies.length,
      profiles: catalogue.target_profiles.length,
      services: catalogue.pmo_services.length,
      credentials: catalogue.credentials.length,
      templates: catalogue.plan_templates.length,
      terms: glossary.terms.length,
      cases: cases.cases.length,
    }).toEqual({
      sources: 43,
      domains: 4,
      subdomains: 21,
      roles: 16,
      routes: 8,
      competencies: 30,
      profiles: 16,
      services: 18,
      credentials: 27,
      templates: 5,
      terms: 111,
      cases: 16,
    });
  });

  it("gives both articles' views on every route", () => {
    for (const route of catalogue.routes)
      expect(route.article_positions.slice(0, 2).map((p) => p.article)).toEqual(["A1", "A2"]);
  });

  it("files every case under a domain, a seat, a skill at least and a tag", () => {
    for (const { domain_id, stage, learning_points: points, tags: of } of cases.cases) {
      expect([domain_id, stage, points[0]?.competency_ids[0], of[0]].every((each) => typeof each === "string")).toBe(
        true,
      );
    }
  });

  it("names a source for every fact of every case", () => {
    for (const item of cases.cases) for (const fact of item.key_facts) expect(fact.source_id).not.toBe("");
  });
});

describe("content that does not hold together is refused with the place of the fault", () => {
  it.each([
    [
      "a role that leads to a role that does not exist",
      faultsWith(["astronaut"], "catalogue", "roles", 0, "usual_next_role_ids"),
      "roles “pmo-administrator”: there is no role “astronaut”.",
    ],
    [
      "a case under a tag that does not exist",
      faultsWith(["moonshots"], "cases", "cases", 0, "tags"),
      "cases “case-tsb-2018”: there is no tag “moonshots”.",
    ],
    ["a case without a seat", faultsWith(null, "cases", "cases", 0, "stage"), "cases.json, at cases[0].stage:"],
    [
      "an empty name",
      faultsWith(" ", "catalogue", "domains", 1, "name"),
      "catalogue.json, at domains[1].name: a text must not be empty.",
    ],
    [
      "a level outside 0 to 4",
      faultsWith(7, "catalogue", "target_profiles", 0, "levels", "cost-control"),
      "catalogue.json, at target_profiles[0].levels",
    ],
    [
      "a must-have that the profile does not ask for",
      faultsWith(["cost-control"], "catalogue", "target_profiles", 0, "critical"),
      "“cost-control” is critical but its level is not at least 1.",
    ],
    [
      "an agenda whose minutes do not add up",
      faultsWith(11, "catalogue", "session_agendas", 0, "items", 0, "minutes"),
      "the items take 61 minutes, not 60.",
    ],
    [
      "a route that begins somewhere else than it says",
      faultsWith("pmo-analyst", "catalogue", "routes", 0, "from_role_id"),
      "routes “route-ba-transformation”: the first stage is not the role from which it starts.",
    ],
    [
      "an id that occurs twice",
      faultsWith("acceptance-criteria", "glossary", "terms", 1, "id"),
      "glossary: the id “acceptance-criteria” occurs twice.",
    ],
    [
      "a fact whose source the case does not list",
      faultsWith("hearsay", "cases", "cases", 0, "key_facts", 0, "source_id"),
      "cases “case-tsb-2018”: there is no source “hearsay”.",
    ],
    [
      "a case filed under a sub-domain of another domain",
      faultsWith("nhs-epr", "cases", "cases", 0, "subdomain_id"),
      "cases “case-tsb-2018”: there is no sub-domain of banking “nhs-epr”.",
    ],
    [
      "a CPD rule whose source nobody lists",
      faultsWith(["hearsay"], "cpd", "rules", 0, "source_ids"),
      "cpd rules “axelos-2023”: there is no source “hearsay”.",
    ],
    [
      "a limit of a heading that the scheme does not have",
      faultsWith("golf", "cpd", "rules", 0, "limits", 0, "heading_id"),
      "cpd rules “axelos-2023”: there is no heading “golf”.",
    ],
    [
      "a renewal of a credential that the catalogue does not have",
      faultsWith(["knighthood"], "cpd", "renewals", 0, "credential_ids"),
      "cpd renewals “pmp”: there is no credential “knighthood”.",
    ],
  ])("%s", (_name, message, sentence) => {
    expect(message).toContain(sentence);
  });
});
