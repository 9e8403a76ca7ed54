import type { Db, Tx } from "@/db/client";
import { competencies, domains, subdomains, tags } from "@/db/schema/index";
import { outcomeLabels, seatLabels } from "@/domain/cases/labels";

const selectSkills = (db: Db | Tx) => db.select({ id: competencies.id, name: competencies.name }).from(competencies);

/** What every competency is called, by its id; what was retired since too. */
export async function competencyNames(db: Db | Tx): Promise<Record<string, string>> {
  return Object.fromEntries((await selectSkills(db)).map(({ id, name }) => [id, name]));
}

/** What everything that can be chosen for a case is called, as `field/id`; what was retired or merged since too. */
export async function namesOfChosen(db: Db | Tx): Promise<Map<string, string>> {
  const [allDomains, allSubdomains, allTags, skills] = await Promise.all([
    db.select({ id: domains.id, name: domains.name }).from(domains),
    db.select({ id: subdomains.id, name: subdomains.name }).from(subdomains),
    db.select({ id: tags.id, name: tags.name }).from(tags),
    selectSkills(db),
  ]);
  const labels = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([id, name]) => ({ id, name }));
  const chosen = {
    domainId: allDomains,
    subdomainId: allSubdomains,
    tagIds: allTags,
    points: skills,
    stage: labels(seatLabels),
    rag: labels(outcomeLabels),
  };
  return new Map(
    Object.entries(chosen).flatMap(([field, all]) =>
      all.map(({ id, name }): [string, string] => [`${field}/${id}`, name]),
    ),
  );
}
