import { asc } from "drizzle-orm";
import { competencies, credentials } from "@/db/schema/catalogue";
import type { Ctx } from "@/server/context";
import { citationsOf } from "./sources";

/** Every credential with its rules as last checked, how sure they are, and the competencies for which it is evidence. */
export async function listCredentials(ctx: Ctx) {
  const [list, names] = await Promise.all([
    ctx.db
      .select({
        id: credentials.id,
        name: credentials.name,
        awardingBody: credentials.awardingBody,
        kind: credentials.kind,
        prerequisites: credentials.prerequisites,
        competencyIds: credentials.competencyIds,
        whatItShows: credentials.whatItShows,
        renewalText: credentials.renewalText,
        markets: credentials.markets,
        certainty: credentials.certainty,
        note: credentials.note,
        checkedOn: credentials.checkedOn,
        sourceIds: credentials.sourceIds,
      })
      .from(credentials)
      .orderBy(asc(credentials.position)),
    ctx.db.select({ id: competencies.id, name: competencies.name }).from(competencies),
  ]);
  const nameOf = new Map(names.map((row) => [row.id, row.name]));
  return {
    credentials: list.map(({ competencyIds, ...credential }) => ({
      ...credential,
      evidenceFor: competencyIds.flatMap((id) => nameOf.get(id) ?? []),
    })),
    sources: await citationsOf(
      ctx.db,
      list.map((credential) => credential.sourceIds),
    ),
  };
}
