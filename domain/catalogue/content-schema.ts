import { z } from "zod";

/** The shape of the catalogue's content files. Cross references are checked in `content-checks`. */

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, "an id has letters, digits and hyphens only");
const key = z.string().regex(/^[a-z][a-z_]*$/, "a key has small letters and underscores only");
const words = z.string().trim().min(1, "a text must not be empty");
const texts = z.array(words);
const ids = z.array(id);
const level = z.int().min(0).max(4);
const url = z.url({ protocol: /^https?$/ }).nullable();
const meta = z.object({ version: words, language: words });

const sourceSchema = z.strictObject({
  id,
  title: words,
  publisher: words,
  year: z.int().min(1900).max(2100).nullable(),
  kind: key,
  url,
  verified: words,
});

const differencePartSchema = z.strictObject({ id: key, label: words });

const scalesSchema = z.object({
  competency_levels: z.array(z.strictObject({ level, key, label: words, meaning: words })).length(5),
  entry_levels: z.array(
    z.strictObject({
      id: key,
      order: z.int().min(1),
      label: words,
      experience: words,
      description: words,
      source_ids: ids,
    }),
  ),
  plan_areas: z.array(z.strictObject({ id: key, label: words, question: words, source_ids: ids })),
  differences: z.array(
    z.strictObject({
      id: key,
      label: words,
      description: words,
      parts: z.array(differencePartSchema).optional(),
      source_ids: ids,
    }),
  ),
});

const subdomainSchema = z.strictObject({
  id,
  name: words,
  description: words,
  talking_points: texts,
  typical_projects: texts,
  source_ids: ids,
});

const domainSchema = z.strictObject({
  id,
  name: words,
  description: words,
  pm_must_know: texts,
  regulators: texts,
  note: words.optional(),
  source_ids: ids,
  subdomains: z.array(subdomainSchema).min(1),
});

const roleSchema = z.strictObject({
  id,
  name: words,
  family: key,
  entry_level: key,
  nearest_entry_level: key,
  summary: words,
  what_they_do: texts.min(1),
  evidence_that_shows_it: texts,
  typical_experience_years: z
    .strictObject({ min: z.int().min(0), max: z.int().max(60) })
    .refine((range) => range.min <= range.max, "the least number of years is above the greatest"),
  usual_next_role_ids: ids,
  source_ids: ids,
});

const entryCriterionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("competency"),
    competency_id: id,
    min_level: level,
    domain_id: id.nullable(),
    text: words,
  }),
  z.strictObject({ kind: z.literal("condition"), text: words }),
]);

export const stances = [
  "recommended",
  "possible_but_weaker",
  "consistent",
  "main_route",
  "encouraged",
  "advised_against",
  "author_case",
  "warns",
  "inside",
  "silent",
] as const;

const articlePositionSchema = z
  .strictObject({ article: id, stance: z.enum(stances), text: words.nullable() })
  .refine(
    (p) => (p.stance === "silent") === (p.text === null),
    "a text stands exactly where the article says something",
  );

const routeStageSchema = z.strictObject({
  order: z.int().min(1),
  role_id: id,
  title: words,
  duration_months: z
    .strictObject({ min: z.int().min(0), max: z.int().max(240) })
    .refine((range) => range.min <= range.max, "the least number of months is above the greatest"),
  entry_criteria: z.array(entryCriterionSchema),
  exit_evidence: texts,
  risks: texts,
});

const routeSchema = z.strictObject({
  id: id.startsWith("route-"),
  name: words,
  recommended: z.boolean(),
  from_role_id: id,
  to_role_id: id,
  from_domain_id: id.nullable(),
  to_domain_id: id.nullable(),
  summary: words,
  /** Both articles first, in their order; further views after them. */
  article_positions: z.array(articlePositionSchema).min(2).max(4),
  stages: z.array(routeStageSchema).min(2),
  plan_template_ids: ids,
  suggested_credential_ids: ids,
  source_ids: ids,
});

const frameworkCodeSchema = z.strictObject({ code: words, title: words });

const frameworkSchema = z.strictObject({
  id,
  name: words,
  code_format: words.optional(),
  codes: z.array(frameworkCodeSchema).optional(),
  note: words.optional(),
  source_ids: ids,
});

const competencySchema = z.strictObject({
  id,
  name: words,
  plan_area: key,
  difference: key,
  difference_part: key.nullable(),
  description: words,
  levels: z.array(z.strictObject({ level, descriptor: z.string().min(10) })).length(5),
  framework_refs: z.record(id, z.array(words)),
  evidence_examples: texts,
  interview_probe: words,
  source_ids: ids,
});

const targetProfileSchema = z.strictObject({
  role_id: id,
  levels: z.record(id, level),
  critical: ids,
  note: words,
  source_ids: ids,
});

const pmoServiceSchema = z.strictObject({
  id,
  name: words,
  group: key,
  description: words,
  competency_ids: ids,
  source_ids: ids,
});

const renewalSchema = z.strictObject({
  unit: words,
  amount: z.int().min(1),
  cycle_months: z.int().min(1),
  text: words,
});

export const certainties = ["high", "medium", "low"] as const;

const credentialSchema = z.strictObject({
  id,
  name: words,
  awarding_body: words,
  kind: key,
  prerequisites: texts,
  gives_evidence_for: ids,
  what_it_shows: words,
  renewal: renewalSchema.nullable(),
  markets: texts,
  certainty: z.enum(certainties),
  note: words.nullable(),
  checked_on: z.iso.date(),
  source_ids: ids,
});

const templateGoalSchema = z.strictObject({
  id,
  statement: words,
  success_measure: words,
  competency_ids: ids,
});

const templateActionSchema = z.strictObject({
  id,
  title: words,
  plan_area: key,
  competency_ids: ids,
  start_day: z.int().min(0),
  due_day: z.int().min(0),
  evidence: words,
  action_type: z.enum(["learn", "shadow", "do", "present", "network", "reflect", "exam"]),
});

const templateGateSchema = z.strictObject({
  id,
  title: words,
  offset_day: z.int().min(0),
  exit_criteria: texts,
  decision_options: z.array(z.enum(["pass", "pass_with_conditions", "repeat", "change_route"])).min(1),
});

const reviewCadenceSchema = z.strictObject({
  mentor_session_every_days: z.int().min(1),
  progress_check_every_days: z.int().min(1),
  formal_review_days: z.array(z.int().min(0)),
});

const planTemplateSchema = z.strictObject({
  id,
  name: words,
  route_id: id.nullable(),
  from_role_id: id,
  to_role_id: id,
  domain_id: id.nullable(),
  duration_days: z.int().min(1),
  purpose: words,
  goals: z.array(templateGoalSchema),
  actions: z.array(templateActionSchema),
  gates: z.array(templateGateSchema),
  review_cadence: reviewCadenceSchema,
  source_ids: ids,
});

const agendaItemSchema = z.strictObject({ minutes: z.int().min(1), text: words });

const sessionAgendaSchema = z.strictObject({
  id,
  name: words,
  duration_minutes: z.int().min(5),
  purpose: words,
  items: z.array(agendaItemSchema).min(1),
  outputs: texts,
  source_ids: ids,
});

const parametersSchema = z.record(z.string(), z.union([z.number(), z.array(z.number())]));

const agreementItemSchema = z.strictObject({
  id,
  title: words,
  text: words,
  parameters: parametersSchema.optional(),
});

const checkinQuestionSchema = z.strictObject({
  id,
  when: z.enum(["weekly", "session", "gate", "closing"]),
  text: words,
  competency_id: id,
});

export const catalogueSchema = z.object({
  meta,
  sources: z.array(sourceSchema),
  scales: scalesSchema,
  domains: z.array(domainSchema),
  roles: z.array(roleSchema),
  routes: z.array(routeSchema),
  frameworks: z.array(frameworkSchema),
  competencies: z.array(competencySchema),
  target_profiles: z.array(targetProfileSchema),
  pmo_services: z.array(pmoServiceSchema),
  credentials: z.array(credentialSchema),
  plan_templates: z.array(planTemplateSchema),
  session_agendas: z.array(sessionAgendaSchema),
  mentoring_agreement: z.array(agreementItemSchema),
  checkin_questions: z.array(checkinQuestionSchema),
});

export const glossaryCategories = ["pm", "banking", "insurance", "nhs", "technology", "mentoring"] as const;

export const glossarySchema = z.object({
  meta,
  terms: z.array(
    z.strictObject({
      id,
      term: words,
      category: z.enum(glossaryCategories),
      definition: words,
      competency_ids: ids,
      source_ids: ids,
    }),
  ),
});

export type CatalogueContent = z.infer<typeof catalogueSchema>;
export type GlossaryContent = z.infer<typeof glossarySchema>;
export type GlossaryCategory = (typeof glossaryCategories)[number];
export type Stance = (typeof stances)[number];
export type DifferencePart = z.infer<typeof differencePartSchema>;
export type EntryCriterion = z.infer<typeof entryCriterionSchema>;
export type FrameworkCode = z.infer<typeof frameworkCodeSchema>;
export type TemplateGoal = z.infer<typeof templateGoalSchema>;
export type TemplateAction = z.infer<typeof templateActionSchema>;
export type TemplateGate = z.infer<typeof templateGateSchema>;
export type TemplateReviewCadence = z.infer<typeof reviewCadenceSchema>;
export type AgendaItem = z.infer<typeof agendaItemSchema>;
export type AgreementParameters = z.infer<typeof parametersSchema>;
