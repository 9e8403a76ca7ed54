import type { PlanItem } from "@/domain/plans/document";
import { fieldWords } from "../items/item-words";
import { type NamesInChanges, namedWords } from "../revisions/change-words";

const kindWords: Readonly<Record<PlanItem["kind"], string>> = {
  goal: "A goal",
  task: "A task",
  milestone: "A milestone",
  gate: "A gate",
};

/** The fields of a new line that are said if they say something, after its kind and its goal. */
const said = ["area", "owner", "notBefore", "after", "competencyIds", "criteria", "doneWhen", "note"] as const;

const isNothing = (value: unknown) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What a line that is not in the plan yet says beside its title: “A task under 2 Knowledge, 5 working days. Done by: the mentor.” */
export function additionWords(item: PlanItem, names: NamesInChanges): string {
  const goal = item.parentId === null ? "" : ` under ${namedWords("parentId", item.parentId, names)}`;
  const length = item.effortHours === null ? "durationDays" : "effortHours";
  const takes = item.kind === "task" ? `, ${namedWords(length, item[length], names)}` : "";
  const rest = said.flatMap((field) => {
    const isSaid = field === "owner" ? item.kind === "task" || item.kind === "milestone" : !isNothing(item[field]);
    return isSaid ? [`${fieldWords[field]}: ${namedWords(field, item[field], names)}.`] : [];
  });
  return [`${kindWords[item.kind]}${goal}${takes}.`, ...rest].join(" ");
}
