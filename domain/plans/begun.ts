import { itemKinds, newItem, type PlanArea, type PlanItem, planAreaOf, planLimits } from "./document";

type Competency = { readonly id: string; readonly area: PlanArea | null; readonly retired: boolean };

type Words = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A new line as its form begins: of the kind, area and title, and for the competency, that an address says. What means nothing
 * there is as if it were not said; without an area the line is of that of its competency.
 */
export function begunItem(
  words: Words,
  {
    id,
    parentId,
    competencies,
  }: { readonly id: string; readonly parentId: string | null; readonly competencies: readonly Competency[] },
): PlanItem {
  const word = (name: string) => {
    const said = words[name];
    return typeof said === "string" ? said : "";
  };
  const competency = competencies.find((one) => one.id === word("competency") && !one.retired);
  return newItem({
    id,
    parentId,
    position: 0,
    kind: itemKinds.find((kind) => kind === word("kind")) ?? "task",
    title: word("title").slice(0, planLimits.title),
    area: planAreaOf(word("area")) ?? competency?.area ?? null,
    competencyIds: competency === undefined ? [] : [competency.id],
  });
}
