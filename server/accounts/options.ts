import { asc, isNotNull } from "drizzle-orm";
import { competencies, credentials, domains, roles, subdomains } from "@/db/schema/catalogue";
import type { Ctx } from "@/server/context";

/** What the forms of a profile offer to choose from: names and ids of the catalogue, in its order. */
export async function listProfileOptions(ctx: Ctx) {
  const [roleRows, domainRows, partRows, credentialRows, competencyRows] = await Promise.all([
    ctx.db.select({ id: roles.id, name: roles.name, family: roles.family }).from(roles).orderBy(asc(roles.position)),
    ctx.db.select({ id: domains.id, name: domains.name }).from(domains).orderBy(asc(domains.position)),
    ctx.db
      .select({ id: subdomains.id, name: subdomains.name, domainId: subdomains.domainId })
      .from(subdomains)
      .orderBy(asc(subdomains.position)),
    ctx.db
      .select({ id: credentials.id, name: credentials.name, awardingBody: credentials.awardingBody })
      .from(credentials)
      .orderBy(asc(credentials.name)),
    ctx.db
      .select({
        id: competencies.id,
        name: competencies.name,
        retired: isNotNull(competencies.retiredAt).mapWith(Boolean),
      })
      .from(competencies)
      .orderBy(asc(competencies.name)),
  ]);
  return {
    roles: roleRows,
    domains: domainRows.map((domain) => ({
      ...domain,
      subdomains: partRows.filter((part) => part.domainId === domain.id),
    })),
    credentials: credentialRows,
    competencies: competencyRows,
  };
}
