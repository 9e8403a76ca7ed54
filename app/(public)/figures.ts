import "server-only";
import { alternativesOf } from "@/components/catalogue/route-figure";
import type { LeadCase } from "@/components/home/case-clause";
import type { GapFigure } from "@/components/home/gap-clause";
import type { Criterion } from "@/components/home/gates-clause";
import { gapsTo, gapTotals, rankGaps } from "@/domain/benchmark/gap";
import { type CatalogueNames, inSentence } from "@/domain/matching/sentences";
import { caller } from "@/server/rsc";

type Api = Awaited<ReturnType<typeof caller>>;
type Role = Awaited<ReturnType<Api["catalogue"]["getRole"]>>;
type Route = Awaited<ReturnType<Api["catalogue"]["getRoute"]>>;

const drawnGaps = 7;
const namedSpecialisms = 3;

function gapFigure(from: Role, to: Role): GapFigure {
  const gaps = gapsTo(to.profile, new Map(from.profile.map((entry) => [entry.competencyId, entry.level])));
  const totals = gapTotals(gaps);
  const nameOf = new Map(to.profile.map((entry) => [entry.competencyId, entry.name]));
  return {
    from: inSentence(from.name),
    to: inSentence(to.name),
    competencies: gaps.length,
    withGap: totals.competencies,
    levels: totals.levels,
    widest: rankGaps(gaps)
      .slice(0, drawnGaps)
      .map((gap) => ({
        id: gap.competencyId,
        name: nameOf.get(gap.competencyId) ?? gap.competencyId,
        now: gap.now,
        target: gap.target,
      })),
  };
}

function gateFigure(route: Route, from: Role): { seat: string; from: string; criteria: Criterion[] } | null {
  const [before, stage] = route.stages;
  if (before === undefined || stage === undefined) return null;
  const levels = new Map(from.profile.map((entry) => [entry.competencyId, entry.level]));
  const seat = inSentence(stage.role.name);
  const asked = stage.entryCriteria.map((criterion): Criterion => {
    if (criterion.kind === "condition") return { text: criterion.text, kind: "condition" };
    const level = levels.get(criterion.competency_id) ?? 0;
    return { text: criterion.text, kind: "level", rated: { level, enough: level >= criterion.min_level } };
  });
  return {
    seat: /^[aeiou]/iu.test(seat) ? `an ${seat}` : `a ${seat}`,
    from: inSentence(from.name),
    criteria: [...before.exitEvidence.map((text): Criterion => ({ text, kind: "evidence" })), ...asked],
  };
}

/** Everything the home page draws, read as the reader may read it: the recommended route, its gap, its first gate, a case. */
export async function readFigures() {
  const api = await caller();
  const [{ routes }, { roles }, { domains }, cases, directory] = await Promise.all([
    api.catalogue.listRoutes(),
    api.catalogue.listRoles(),
    api.catalogue.listDomains(),
    api.cases.listCases({}),
    api.matching.getDirectoryFigures(),
  ]);
  const recommended = routes.find((each) => each.recommended) ?? routes[0];
  const [route, from, to] =
    recommended === undefined
      ? [null, null, null]
      : await Promise.all([
          api.catalogue.getRoute({ slug: recommended.slug }),
          api.catalogue.getRole({ id: recommended.from.id }),
          api.catalogue.getRole({ id: recommended.to.id }),
        ]);
  const byId = (list: readonly { id: string; name: string }[]) => Object.fromEntries(list.map((x) => [x.id, x.name]));
  const names: CatalogueNames = {
    roles: byId(roles),
    competencies: route?.competencyNames ?? {},
    domains: byId(domains),
    subdomains: byId(domains.flatMap((domain) => domain.subdomains)),
  };
  return {
    names,
    route:
      route === null || route.network === null
        ? null
        : {
            network: route.network,
            alternatives: alternativesOf(route.from.id, route.others),
            href: `/routes/${route.slug}`,
            routes: routes.length,
          },
    gap: from === null || to === null ? null : gapFigure(from, to),
    gate: route === null || from === null ? null : gateFigure(route, from),
    lead: leadOf(cases.lead),
    cases: cases.total,
    domains: directory.domains.map(({ domain, mentors, free }) => ({
      id: domain.id,
      name: domain.name,
      mentors,
      free,
      specialisms: (domains.find((each) => each.id === domain.id)?.subdomains ?? [])
        .slice(0, namedSpecialisms)
        .map((part) => part.name),
    })),
    mentors: directory.mentors,
    free: directory.free,
  };
}

function leadOf(lead: Awaited<ReturnType<Api["cases"]["listCases"]>>["lead"]): LeadCase | null {
  if (lead === null) return null;
  return {
    no: lead.no,
    slug: lead.slug,
    title: lead.title,
    domain: lead.domain.name,
    place: [lead.organisation, lead.year].filter((part) => part !== null && part !== "").join(", "),
    outcome: lead.outcome,
    situation: lead.situation,
  };
}
