import { type InferInsertModel, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as casesSchema from "../schema/cases";
import * as catalogueSchema from "../schema/catalogue";
import { tags } from "../schema/tags";
import type { Content } from "./content-file";

const schema = { ...catalogueSchema, ...casesSchema };

/** Rows for one table, in the order in which they are listed, and the columns that identify a row. */
export type TableRows = { table: PgTable; keys: readonly string[]; rows: readonly Record<string, unknown>[] };

/** Rows typed against their table. */
export function rowsFor<T extends PgTable>(
  table: T,
  keys: readonly (keyof InferInsertModel<T> & string)[],
  rows: readonly Omit<InferInsertModel<T>, "position" | "importedHash" | "editedAt">[],
): TableRows {
  if (!is(table, PgTable)) throw new TypeError("content can only be written to a table");
  return { table, keys, rows: rows.map((row, position) => ({ ...row, position })) };
}

const afterPrefix = (id: string, prefix: string): string => (id.startsWith(prefix) ? id.slice(prefix.length) : id);

/** The content as table rows. Tables stand in an order in which every reference points upwards. */
export function contentRows({ catalogue, glossary, cases, tags: given }: Content): TableRows[] {
  const { scales } = catalogue;
  return [
    rowsFor(schema.sources, ["id"], catalogue.sources),
    rowsFor(
      schema.entryLevels,
      ["id"],
      scales.entry_levels.map((l) => ({
        id: l.id,
        label: l.label,
        experience: l.experience,
        description: l.description,
        sourceIds: l.source_ids,
      })),
    ),
    rowsFor(schema.competencyScale, ["level"], scales.competency_levels),
    rowsFor(
      schema.planAreas,
      ["id"],
      scales.plan_areas.map((a) => ({ id: a.id, label: a.label, question: a.question, sourceIds: a.source_ids })),
    ),
    rowsFor(
      schema.differences,
      ["id"],
      scales.differences.map((d) => ({
        id: d.id,
        label: d.label,
        description: d.description,
        parts: d.parts ?? [],
        sourceIds: d.source_ids,
      })),
    ),
    rowsFor(
      schema.domains,
      ["id"],
      catalogue.domains.map((d) => ({
        id: d.id,
        name: d.name,
        description: d.description,
        pmMustKnow: d.pm_must_know,
        regulators: d.regulators,
        note: d.note ?? null,
        sourceIds: d.source_ids,
      })),
    ),
    rowsFor(
      schema.subdomains,
      ["id"],
      catalogue.domains.flatMap((d) =>
        d.subdomains.map((s) => ({
          id: s.id,
          domainId: d.id,
          name: s.name,
          description: s.description,
          talkingPoints: s.talking_points,
          typicalProjects: s.typical_projects,
          sourceIds: s.source_ids,
        })),
      ),
    ),
    rowsFor(
      schema.roles,
      ["id"],
      catalogue.roles.map((r) => ({
        id: r.id,
        name: r.name,
        family: r.family,
        entryLevelId: r.entry_level === "none" ? null : r.entry_level,
        nearestEntryLevelId: r.nearest_entry_level,
        summary: r.summary,
        whatTheyDo: r.what_they_do,
        evidence: r.evidence_that_shows_it,
        typicalYearsMin: r.typical_experience_years.min,
        typicalYearsMax: r.typical_experience_years.max,
        nextRoleIds: r.usual_next_role_ids,
        sourceIds: r.source_ids,
      })),
    ),
    rowsFor(
      schema.competencies,
      ["id"],
      catalogue.competencies.map((c) => ({
        id: c.id,
        name: c.name,
        planAreaId: c.plan_area,
        differenceId: c.difference,
        differencePart: c.difference_part,
        description: c.description,
        evidenceExamples: c.evidence_examples,
        interviewProbe: c.interview_probe,
        frameworkRefs: c.framework_refs,
        sourceIds: c.source_ids,
      })),
    ),
    rowsFor(
      schema.competencyDescriptors,
      ["competencyId", "level"],
      catalogue.competencies.flatMap((c) => c.levels.map((l) => ({ competencyId: c.id, ...l }))),
    ),
    rowsFor(
      schema.targetProfiles,
      ["roleId"],
      catalogue.target_profiles.map((p) => ({ roleId: p.role_id, note: p.note, sourceIds: p.source_ids })),
    ),
    rowsFor(
      schema.targetLevels,
      ["roleId", "competencyId"],
      catalogue.target_profiles.flatMap((p) =>
        Object.entries(p.levels).map(([competencyId, level]) => ({
          roleId: p.role_id,
          competencyId,
          level,
          critical: p.critical.includes(competencyId),
        })),
      ),
    ),
    rowsFor(
      schema.routes,
      ["id"],
      catalogue.routes.map((r) => ({
        id: r.id,
        slug: afterPrefix(r.id, "route-"),
        name: r.name,
        summary: r.summary,
        recommended: r.recommended,
        fromRoleId: r.from_role_id,
        toRoleId: r.to_role_id,
        fromDomainId: r.from_domain_id,
        toDomainId: r.to_domain_id,
        planTemplateIds: r.plan_template_ids,
        credentialIds: r.suggested_credential_ids,
        sourceIds: r.source_ids,
      })),
    ),
    rowsFor(
      schema.routePositions,
      ["routeId", "articleId"],
      catalogue.routes.flatMap((r) =>
        r.article_positions.map((p) => ({ routeId: r.id, articleId: p.article, stance: p.stance, text: p.text })),
      ),
    ),
    rowsFor(
      schema.routeStages,
      ["routeId", "stage"],
      catalogue.routes.flatMap((r) =>
        r.stages.map((s) => ({
          routeId: r.id,
          stage: s.order,
          roleId: s.role_id,
          title: s.title,
          monthsMin: s.duration_months.min,
          monthsMax: s.duration_months.max,
          entryCriteria: s.entry_criteria,
          exitEvidence: s.exit_evidence,
          risks: s.risks,
        })),
      ),
    ),
    rowsFor(
      schema.credentials,
      ["id"],
      catalogue.credentials.map((c) => ({
        id: c.id,
        name: c.name,
        awardingBody: c.awarding_body,
        kind: c.kind,
        prerequisites: c.prerequisites,
        competencyIds: c.gives_evidence_for,
        whatItShows: c.what_it_shows,
        renewalUnit: c.renewal?.unit ?? null,
        renewalAmount: c.renewal?.amount ?? null,
        renewalCycleMonths: c.renewal?.cycle_months ?? null,
        renewalText: c.renewal?.text ?? null,
        markets: c.markets,
        certainty: c.certainty,
        note: c.note,
        checkedOn: c.checked_on,
        sourceIds: c.source_ids,
      })),
    ),
    rowsFor(
      schema.pmoServices,
      ["id"],
      catalogue.pmo_services.map((s) => ({
        id: s.id,
        name: s.name,
        group: s.group,
        description: s.description,
        competencyIds: s.competency_ids,
        sourceIds: s.source_ids,
      })),
    ),
    rowsFor(
      schema.glossaryTerms,
      ["id"],
      glossary.terms.map((t) => ({
        id: t.id,
        term: t.term,
        category: t.category,
        definition: t.definition,
        competencyIds: t.competency_ids,
        sourceIds: t.source_ids,
      })),
    ),
    rowsFor(
      schema.frameworks,
      ["id"],
      catalogue.frameworks.map((f) => ({
        id: f.id,
        name: f.name,
        codeFormat: f.code_format ?? null,
        codes: f.codes ?? [],
        note: f.note ?? null,
        sourceIds: f.source_ids,
      })),
    ),
    rowsFor(
      schema.planTemplates,
      ["id"],
      catalogue.plan_templates.map((t) => ({
        id: t.id,
        name: t.name,
        routeId: t.route_id,
        fromRoleId: t.from_role_id,
        toRoleId: t.to_role_id,
        domainId: t.domain_id,
        durationDays: t.duration_days,
        purpose: t.purpose,
        goals: t.goals,
        actions: t.actions,
        gates: t.gates,
        reviewCadence: t.review_cadence,
        sourceIds: t.source_ids,
      })),
    ),
    rowsFor(
      schema.sessionAgendas,
      ["id"],
      catalogue.session_agendas.map((a) => ({
        id: a.id,
        name: a.name,
        durationMinutes: a.duration_minutes,
        purpose: a.purpose,
        items: a.items,
        outputs: a.outputs,
        sourceIds: a.source_ids,
      })),
    ),
    rowsFor(
      schema.agreementItems,
      ["id"],
      catalogue.mentoring_agreement.map((item) => ({ ...item, parameters: item.parameters ?? {} })),
    ),
    rowsFor(
      schema.checkinQuestions,
      ["id"],
      catalogue.checkin_questions.map((q) => ({ id: q.id, when: q.when, text: q.text, competencyId: q.competency_id })),
    ),
    rowsFor(tags, ["id"], given.tags),
    rowsFor(
      schema.cases,
      ["id"],
      cases.cases.map((c) => ({
        id: c.id,
        slug: c.slug,
        title: c.title,
        domainId: c.domain_id,
        subdomainId: c.subdomain_id,
        stage: c.stage,
        year: c.year,
        organisation: c.organisation,
        country: c.country,
        outcome: c.outcome,
        situation: c.situation,
        facts: c.key_facts,
        timeline: c.timeline,
        questions: c.discussion_questions,
        learningPoints: c.learning_points,
        sources: c.sources,
        uncertain: c.uncertain,
        sensitivity: c.sensitivity,
      })),
    ),
  ];
}
