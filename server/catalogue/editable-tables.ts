import type { PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema/catalogue";

/** Where the entries of a kind are kept: the table, the columns that identify a row, and what a list shows of it. */
export type EditableTable = {
  readonly table: PgTable;
  readonly keys: readonly string[];
  /** Columns that say in a list which entry it is, the first as its name. */
  readonly shows: readonly string[];
};

/** The table behind each kind of entry that an administrator may change. */
export const editableTables: Readonly<Record<string, EditableTable>> = {
  roles: { table: schema.roles, keys: ["id"], shows: ["name", "summary"] },
  target_levels: {
    table: schema.targetLevels,
    keys: ["roleId", "competencyId"],
    shows: ["competencyId", "roleId", "level"],
  },
  target_profiles: { table: schema.targetProfiles, keys: ["roleId"], shows: ["roleId", "note"] },
  routes: { table: schema.routes, keys: ["id"], shows: ["name", "summary"] },
  route_stages: { table: schema.routeStages, keys: ["routeId", "stage"], shows: ["title", "routeId", "stage"] },
  route_positions: {
    table: schema.routePositions,
    keys: ["routeId", "articleId"],
    shows: ["routeId", "articleId", "stance"],
  },
  competencies: { table: schema.competencies, keys: ["id"], shows: ["name", "description"] },
  competency_descriptors: {
    table: schema.competencyDescriptors,
    keys: ["competencyId", "level"],
    shows: ["competencyId", "level", "descriptor"],
  },
  domains: { table: schema.domains, keys: ["id"], shows: ["name", "description"] },
  subdomains: { table: schema.subdomains, keys: ["id"], shows: ["name", "domainId", "description"] },
  credentials: { table: schema.credentials, keys: ["id"], shows: ["name", "awardingBody"] },
  glossary_terms: { table: schema.glossaryTerms, keys: ["id"], shows: ["term", "category", "definition"] },
  pmo_services: { table: schema.pmoServices, keys: ["id"], shows: ["name", "description"] },
  plan_templates: { table: schema.planTemplates, keys: ["id"], shows: ["name", "purpose"] },
  session_agendas: { table: schema.sessionAgendas, keys: ["id"], shows: ["name", "purpose"] },
  agreement_items: { table: schema.agreementItems, keys: ["id"], shows: ["title", "text"] },
  checkin_questions: { table: schema.checkinQuestions, keys: ["id"], shows: ["text", "when"] },
  frameworks: { table: schema.frameworks, keys: ["id"], shows: ["name", "note"] },
  entry_levels: { table: schema.entryLevels, keys: ["id"], shows: ["label", "description"] },
  plan_areas: { table: schema.planAreas, keys: ["id"], shows: ["label", "question"] },
  differences: { table: schema.differences, keys: ["id"], shows: ["label", "description"] },
  competency_scale: { table: schema.competencyScale, keys: ["level"], shows: ["label", "level", "meaning"] },
  sources: { table: schema.sources, keys: ["id"], shows: ["title", "publisher"] },
};
