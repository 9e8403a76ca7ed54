import type { Db, Tx } from "@/db/client";
import { competencies } from "@/db/schema/index";
import { frameworkAt } from "@/server/catalogue/framework/versions";
import type { ReadablePlan } from "../access";

/** What the competencies are called by a plan's version of the framework, and those that it does not have by their last name. */
export async function competencyNames(
  db: Db | Tx,
  { document }: Pick<ReadablePlan, "document">,
): Promise<{ id: string; name: string }[]> {
  const [framework, all] = await Promise.all([
    frameworkAt(db, document.frameworkVersion),
    db.select({ id: competencies.id, name: competencies.name }).from(competencies),
  ]);
  const names = new Map(framework.competencies.map(({ id, name }) => [id, name]));
  return all.map(({ id, name }) => ({ id, name: names.get(id) ?? name }));
}
