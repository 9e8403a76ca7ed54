import type { CatalogueContent, GlossaryContent } from "./content-schema";

/** The ids that other content may refer to. */
export type CatalogueIds = {
  sources: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  subdomainsByDomain: ReadonlyMap<string, ReadonlySet<string>>;
  roles: ReadonlySet<string>;
  competencies: ReadonlySet<string>;
};

const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map((row) => row.id));

/** The ids of a catalogue, by kind. */
export function catalogueIds(content: CatalogueContent): CatalogueIds {
  return {
    sources: idsOf(content.sources),
    domains: idsOf(content.domains),
    subdomainsByDomain: new Map(content.domains.map((domain) => [domain.id, idsOf(domain.subdomains)])),
    roles: idsOf(content.roles),
    competencies: idsOf(content.competencies),
  };
}

/** One sentence for each id that occurs twice in a list. */
export function duplicateIds(place: string, rows: readonly { id: string }[]): string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { id } of rows) {
    if (seen.has(id)) problems.push(`${place}: the id “${id}” occurs twice.`);
    seen.add(id);
  }
  return problems;
}

/** One sentence for each id that is not among the known ones. */
export function unknownIds(
  place: string,
  kind: string,
  ids: readonly (string | null)[],
  known: ReadonlySet<string>,
): string[] {
  return ids.flatMap((id) => (id === null || known.has(id) ? [] : [`${place}: there is no ${kind} “${id}”.`]));
}

/** Every `source_ids` in the content must name a source, however deep it lies. */
function unknownSources(place: string, value: unknown, sources: ReadonlySet<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => unknownSources(`${place}[${i}]`, item, sources));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "source_ids" && Array.isArray(inner)
      ? unknownIds(place, "source", inner.map(String), sources)
      : unknownSources(`${place}.${key}`, inner, sources),
  );
}

function checkCompetencies(content: CatalogueContent): string[] {
  const areas = idsOf(content.scales.plan_areas);
  const differences = new Map(content.scales.differences.map((d) => [d.id, idsOf(d.parts ?? [])]));
  const frameworks = new Map(content.frameworks.map((f) => [f.id, f.codes && new Set(f.codes.map((c) => c.code))]));
  const problems = content.competencies.flatMap((c) => {
    const place = `competencies “${c.id}”`;
    const parts = differences.get(c.difference);
    return [
      ...unknownIds(place, "plan area", [c.plan_area], areas),
      ...(parts ? [] : [`${place}: there is no difference “${c.difference}”.`]),
      ...unknownIds(place, "part of the difference", [c.difference_part], parts ?? new Set()),
      ...(c.levels.every((l, i) => l.level === i) ? [] : [`${place}: the levels must run from 0 to 4 in order.`]),
      ...Object.entries(c.framework_refs).flatMap(([framework, codes]) => {
        if (!frameworks.has(framework)) return [`${place}: there is no framework “${framework}”.`];
        const known = frameworks.get(framework);
        return known ? unknownIds(place, `code of ${framework}`, codes, known) : [];
      }),
    ];
  });
  const used = new Set(content.competencies.map((c) => c.plan_area));
  const unused = [...areas].filter((area) => !used.has(area));
  return [...problems, ...unused.map((area) => `scales.plan_areas: no competency belongs to “${area}”.`)];
}

function checkRolesAndProfiles(content: CatalogueContent, ids: CatalogueIds): string[] {
  const entry = new Set([...idsOf(content.scales.entry_levels), "none"]);
  const nearest = idsOf(content.scales.entry_levels);
  const profiled = new Set(content.target_profiles.map((p) => p.role_id));
  return [
    ...content.roles.flatMap((role) => {
      const place = `roles “${role.id}”`;
      return [
        ...unknownIds(place, "entry level", [role.entry_level], entry),
        ...unknownIds(place, "entry level", [role.nearest_entry_level], nearest),
        ...unknownIds(place, "role", role.usual_next_role_ids, ids.roles),
        ...(profiled.has(role.id) ? [] : [`${place}: the target profile is missing.`]),
      ];
    }),
    ...content.target_profiles.flatMap((profile) => {
      const place = `target_profiles “${profile.role_id}”`;
      const missing = [...ids.competencies].filter((c) => !(c in profile.levels));
      return [
        ...unknownIds(place, "role", [profile.role_id], ids.roles),
        ...unknownIds(place, "competency", Object.keys(profile.levels), ids.competencies),
        ...missing.map((c) => `${place}: the level of “${c}” is missing.`),
        ...profile.critical.flatMap((c) =>
          (profile.levels[c] ?? 0) >= 1 ? [] : [`${place}: “${c}” is critical but its level is not at least 1.`],
        ),
      ];
    }),
  ];
}

function checkRoutes(content: CatalogueContent, ids: CatalogueIds): string[] {
  const templates = idsOf(content.plan_templates);
  const credentials = idsOf(content.credentials);
  return content.routes.flatMap((route) => {
    const place = `routes “${route.id}”`;
    const first = route.stages.at(0)?.role_id;
    const last = route.stages.at(-1)?.role_id;
    return [
      ...unknownIds(place, "role", [route.from_role_id, route.to_role_id], ids.roles),
      ...unknownIds(place, "domain", [route.from_domain_id, route.to_domain_id], ids.domains),
      ...unknownIds(
        place,
        "source",
        route.article_positions.map((p) => p.article),
        ids.sources,
      ),
      ...unknownIds(place, "plan template", route.plan_template_ids, templates),
      ...unknownIds(place, "credential", route.suggested_credential_ids, credentials),
      ...(first === route.from_role_id ? [] : [`${place}: the first stage is not the role from which it starts.`]),
      ...(last === route.to_role_id ? [] : [`${place}: the last stage is not the role to which it leads.`]),
      ...route.stages.flatMap((stage, i) => [
        ...(stage.order === i + 1 ? [] : [`${place}: stage ${i + 1} has the number ${stage.order}.`]),
        ...unknownIds(`${place}, stage ${i + 1}`, "role", [stage.role_id], ids.roles),
        ...stage.entry_criteria.flatMap((criterion) =>
          criterion.kind === "condition"
            ? []
            : [
                ...unknownIds(`${place}, stage ${i + 1}`, "competency", [criterion.competency_id], ids.competencies),
                ...unknownIds(`${place}, stage ${i + 1}`, "domain", [criterion.domain_id], ids.domains),
              ],
        ),
      ]),
    ];
  });
}

function checkTemplates(content: CatalogueContent, ids: CatalogueIds): string[] {
  const routes = idsOf(content.routes);
  const areas = idsOf(content.scales.plan_areas);
  return content.plan_templates.flatMap((template) => {
    const place = `plan_templates “${template.id}”`;
    const end = template.duration_days;
    return [
      ...unknownIds(place, "role", [template.from_role_id, template.to_role_id], ids.roles),
      ...unknownIds(place, "route", [template.route_id], routes),
      ...unknownIds(place, "domain", [template.domain_id], ids.domains),
      ...template.goals.flatMap((g) =>
        unknownIds(`${place}, goal ${g.id}`, "competency", g.competency_ids, ids.competencies),
      ),
      ...template.actions.flatMap((a) => [
        ...unknownIds(`${place}, action ${a.id}`, "plan area", [a.plan_area], areas),
        ...unknownIds(`${place}, action ${a.id}`, "competency", a.competency_ids, ids.competencies),
        ...(a.start_day <= a.due_day && a.due_day <= end
          ? []
          : [`${place}, action ${a.id}: the days do not lie in order within the plan.`]),
      ]),
      ...template.gates.flatMap((g) =>
        g.offset_day <= end ? [] : [`${place}, ${g.id}: the gate lies after the end.`],
      ),
      ...template.review_cadence.formal_review_days.flatMap((day) =>
        day <= end ? [] : [`${place}: the review on day ${day} lies after the end.`],
      ),
    ];
  });
}

function checkRest(content: CatalogueContent, ids: CatalogueIds): string[] {
  return [
    ...content.credentials.flatMap((c) =>
      unknownIds(`credentials “${c.id}”`, "competency", c.gives_evidence_for, ids.competencies),
    ),
    ...content.pmo_services.flatMap((s) =>
      unknownIds(`pmo_services “${s.id}”`, "competency", s.competency_ids, ids.competencies),
    ),
    ...content.checkin_questions.flatMap((q) =>
      unknownIds(`checkin_questions “${q.id}”`, "competency", [q.competency_id], ids.competencies),
    ),
    ...content.session_agendas.flatMap((agenda) => {
      const sum = agenda.items.reduce((minutes, item) => minutes + item.minutes, 0);
      return sum === agenda.duration_minutes
        ? []
        : [`session_agendas “${agenda.id}”: the items take ${sum} minutes, not ${agenda.duration_minutes}.`];
    }),
  ];
}

/** Sentences that name what does not fit together in a catalogue and its glossary; none when all is well. */
export function checkCatalogue(content: CatalogueContent, glossary: GlossaryContent): string[] {
  const ids = catalogueIds(content);
  return [
    ...duplicateIds("sources", content.sources),
    ...duplicateIds("domains", content.domains),
    ...duplicateIds(
      "subdomains",
      content.domains.flatMap((d) => d.subdomains),
    ),
    ...duplicateIds("roles", content.roles),
    ...duplicateIds("routes", content.routes),
    ...duplicateIds("frameworks", content.frameworks),
    ...duplicateIds("competencies", content.competencies),
    ...duplicateIds(
      "target_profiles",
      content.target_profiles.map((p) => ({ id: p.role_id })),
    ),
    ...duplicateIds("pmo_services", content.pmo_services),
    ...duplicateIds("credentials", content.credentials),
    ...duplicateIds("plan_templates", content.plan_templates),
    ...duplicateIds("session_agendas", content.session_agendas),
    ...duplicateIds("mentoring_agreement", content.mentoring_agreement),
    ...duplicateIds("checkin_questions", content.checkin_questions),
    ...duplicateIds("glossary", glossary.terms),
    ...unknownSources("catalogue", content, ids.sources),
    ...unknownSources("glossary", glossary, ids.sources),
    ...glossary.terms.flatMap((t) =>
      unknownIds(`glossary “${t.id}”`, "competency", t.competency_ids, ids.competencies),
    ),
    ...checkCompetencies(content),
    ...checkRolesAndProfiles(content, ids),
    ...checkRoutes(content, ids),
    ...checkTemplates(content, ids),
    ...checkRest(content, ids),
  ];
}
