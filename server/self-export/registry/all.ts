import type { PgTable } from "drizzle-orm/pg-core";
import {
  agreementItems,
  catalogueImports,
  checkinQuestions,
  competencies,
  competencyDescriptors,
  competencyScale,
  cpdHeadings,
  cpdNotes,
  cpdRules,
  cpdSchemes,
  credentials,
  differences,
  domains,
  entryLevels,
  experienceRules,
  frameworks,
  glossaryTerms,
  planAreas,
  planTemplates,
  pmoServices,
  programmes,
  rateLimits,
  renewalRules,
  roles,
  routePositions,
  routeStages,
  routes,
  searchWords,
  sessionAgendas,
  sources,
  subdomains,
  tags,
  targetLevels,
  targetProfiles,
} from "@/db/schema/index";
import type { Told } from "../tell";
import { accountTables, aroundTables, dutyTables } from "./accounts";
import { caseTables } from "./cases";
import { developmentTables } from "./development";
import { discussionTables } from "./discussion";
import { moderationTables } from "./moderation";
import { togetherTables } from "./working-together";

/**
 * Which rows of which tables are a member's, and what of them is told: the one place that knows. What takes a member's data away
 * or removes it walks this list.
 */
export const registry: readonly Told[] = [
  ...accountTables,
  ...togetherTables,
  ...developmentTables,
  ...caseTables,
  ...discussionTables,
  ...moderationTables,
  ...dutyTables,
  ...aroundTables,
];

/** Tables that hold nothing of a member, by the reason. */
export const heldOfNobody: Readonly<Record<string, readonly PgTable[]>> = {
  "The catalogue, the same for everybody": [
    agreementItems,
    catalogueImports,
    checkinQuestions,
    competencies,
    competencyDescriptors,
    competencyScale,
    credentials,
    differences,
    domains,
    entryLevels,
    frameworks,
    glossaryTerms,
    planAreas,
    planTemplates,
    pmoServices,
    roles,
    routePositions,
    routeStages,
    routes,
    sessionAgendas,
    sources,
    subdomains,
    targetLevels,
    targetProfiles,
  ],
  "Names under which threads are found": [tags],
  "Words of what anybody may read, without who wrote them": [searchWords],
  "The rules of the schemes, the same for everybody": [
    cpdHeadings,
    cpdNotes,
    cpdRules,
    cpdSchemes,
    experienceRules,
    renewalRules,
  ],
  "The programme's own; that the member is in it is told": [programmes],
  "Counts under a hash, which name nobody and are gone within a day": [rateLimits],
};
