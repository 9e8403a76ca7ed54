import type { Db, Tx } from "@/db/client";
import { differences } from "@/db/schema/catalogue";
import type { TargetLevel } from "@/domain/benchmark/gap";
import { targetIn } from "@/domain/catalogue/framework/differences";
import type { Framework } from "@/domain/catalogue/framework/document";

/** A competency with the words of its five levels. */
export type ScaledCompetency = {
  id: string;
  name: string;
  description: string;
  differenceId: string;
  difference: string;
  /** What each level looks like, from 0 to 4. */
  descriptors: string[];
};

/** The competencies of one version of the framework, with the words of each level as it had them. */
export async function competenciesBy(db: Db | Tx, version: Promise<Framework>): Promise<ScaledCompetency[]> {
  const [framework, labels] = await Promise.all([
    version,
    db.select({ id: differences.id, label: differences.label }).from(differences),
  ]);
  return framework.competencies.map(({ id, name, description, difference, levels }) => ({
    id,
    name,
    description,
    differenceId: difference,
    difference: labels.find((one) => one.id === difference)?.label ?? difference,
    descriptors: levels,
  }));
}

/** What a role asked for in that version. Empty for a role that it does not know. */
export function profileBy(framework: Framework, roleId: string): TargetLevel[] {
  if (!framework.profiles.some((profile) => profile.roleId === roleId)) return [];
  return framework.competencies.map(({ id, difference }) => {
    const { level, must } = targetIn(framework, roleId, id);
    return { competencyId: id, differenceId: difference, level, critical: must };
  });
}
