import { asc, eq, sql } from "drizzle-orm";
import { domains, subdomains } from "@/db/schema/catalogue";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { citationsOf, citedIn } from "./sources";

const domainColumns = {
  id: domains.id,
  name: domains.name,
  description: domains.description,
  pmMustKnow: domains.pmMustKnow,
  regulators: domains.regulators,
  note: domains.note,
  sourceIds: domains.sourceIds,
};

const subdomainColumns = {
  id: subdomains.id,
  domainId: subdomains.domainId,
  name: subdomains.name,
  description: subdomains.description,
  talkingPoints: subdomains.talkingPoints,
  typicalProjects: subdomains.typicalProjects,
  sourceIds: subdomains.sourceIds,
};

/** Every domain with the names of its sub-domains, in the catalogue's order. */
export async function listDomains(ctx: Ctx) {
  const [list, parts, sources] = await Promise.all([
    ctx.db.select(domainColumns).from(domains).orderBy(asc(domains.position)),
    ctx.db
      .select({ id: subdomains.id, domainId: subdomains.domainId, name: subdomains.name })
      .from(subdomains)
      .orderBy(asc(subdomains.position)),
    citationsOf(ctx.db, citedIn(domains.sourceIds)),
  ]);
  return {
    domains: list.map((domain) => ({ ...domain, subdomains: parts.filter((part) => part.domainId === domain.id) })),
    sources,
  };
}

/** One domain whole, with its sub-domains. Refuses with NOT_FOUND for an unknown address. */
export async function getDomain(ctx: Ctx, input: { id: string }) {
  const [[row], parts, sources] = await Promise.all([
    ctx.db.select(domainColumns).from(domains).where(eq(domains.id, input.id)).limit(1),
    ctx.db
      .select(subdomainColumns)
      .from(subdomains)
      .where(eq(subdomains.domainId, input.id))
      .orderBy(asc(subdomains.position)),
    citationsOf(
      ctx.db,
      sql`(select unnest(source_ids) from domains where id = ${input.id}
        union select unnest(source_ids) from subdomains where domain_id = ${input.id})`,
    ),
  ]);
  const domain = found(row, "catalogue.no_such_domain");
  return {
    ...domain,
    subdomains: parts,
    sources,
  };
}
