import type { Db } from "@/db/client";
import { competencies, credentials, domains, entryLevels, roles, subdomains } from "@/db/schema";
import type { RoleFacts } from "@/domain/matching/facts";
import { type CatalogueNames, inSentence } from "@/domain/matching/sentences";
import type { Named } from "./directory-view";

/** What matching needs of the catalogue: names for sentences and filters, and each role's place on the four levels. */
export type MatchingCatalogue = CatalogueNames & {
  roleFacts: ReadonlyMap<string, RoleFacts & { specialist: boolean }>;
  levels: readonly Named[];
  domainList: readonly Named[];
  credentials: ReadonlyMap<string, { name: string; awardingBody: string }>;
  competencyFacts: ReadonlyMap<string, { differenceId: string; domainBound: boolean }>;
};

function namesOf(rows: readonly Named[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

/** Reads the catalogue's names, in the catalogue's order. */
export async function readMatchingCatalogue(db: Db): Promise<MatchingCatalogue> {
  const [roleRows, levelRows, domainRows, subdomainRows, competencyRows, credentialRows] = await Promise.all([
    db
      .select({ id: roles.id, name: roles.name, family: roles.family, levelId: roles.nearestEntryLevelId })
      .from(roles)
      .orderBy(roles.position),
    db.select({ id: entryLevels.id, name: entryLevels.label }).from(entryLevels).orderBy(entryLevels.position),
    db.select({ id: domains.id, name: domains.name }).from(domains).orderBy(domains.position),
    db.select({ id: subdomains.id, name: subdomains.name }).from(subdomains).orderBy(subdomains.position),
    db
      .select({
        id: competencies.id,
        name: competencies.name,
        differenceId: competencies.differenceId,
        part: competencies.differencePart,
      })
      .from(competencies)
      .orderBy(competencies.position),
    db.select({ id: credentials.id, name: credentials.name, awardingBody: credentials.awardingBody }).from(credentials),
  ]);
  const levelOf = new Map(levelRows.map((row, index) => [row.id, index + 1]));
  return {
    roles: namesOf(roleRows),
    domains: namesOf(domainRows),
    subdomains: namesOf(subdomainRows),
    competencies: namesOf(competencyRows),
    roleFacts: new Map(
      roleRows.map((row) => [
        row.id,
        {
          roleId: row.id,
          family: row.family,
          level: levelOf.get(row.levelId) ?? 0,
          specialist: row.family === "pmo_specialist",
        },
      ]),
    ),
    levels: levelRows,
    domainList: domainRows,
    credentials: new Map(credentialRows.map((row) => [row.id, row])),
    competencyFacts: new Map(
      competencyRows.map((row) => [
        row.id,
        { differenceId: row.differenceId, domainBound: row.part === "domain_knowledge" },
      ]),
    ),
  };
}

/** A role's name as a stop on a route: "Project Manager" becomes "PM", "PMO Director / Head of Portfolio" "PMO director". */
export function shortRoleName(name: string): string {
  const main = (name.split(" / ")[0] ?? name)
    .replace(" or Assistant ", " ")
    .replace("Business Analyst", "BA")
    .replace("Project Manager", "PM");
  const plain = inSentence(main);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
