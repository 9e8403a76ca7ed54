import { numberOf, textOf, textsOf, ticked } from "@/components/ui/form-values";
import { DomainError } from "@/domain/errors";
import { isUuid } from "@/domain/ids";
import { criterionFields, criterionKeys } from "@/domain/plans/criteria";
import { type Criterion, type NumberedItem, planAreaOf } from "@/domain/plans/document";
import type { ItemFields } from "@/domain/plans/forms";
import { readPredecessors } from "@/domain/plans/schedule/predecessors";

/** A text as it is kept: a form sends its lines with two signs between them, and a text from elsewhere has one. */
export const linesOf = (form: FormData, name: string) => textOf(form, name).replaceAll("\r\n", "\n");

const dayOf = (form: FormData, name: string) => textOf(form, name) || null;

/** The criteria of a gate's form, row by row: one that was there keeps its identity, and with it its evidence and marks. */
function criteriaOf(form: FormData): Criterion[] {
  return criterionKeys(form.keys()).flatMap((key): Criterion[] => {
    const text = textOf(form, criterionFields.text(key)).trim();
    if (text === "") return [];
    const competencyId = textOf(form, criterionFields.competency(key)) || null;
    const minLevel = numberOf(form, criterionFields.level(key));
    if ((competencyId === null) !== (minLevel === null)) {
      const wanted = competencyId === null ? criterionFields.competency(key) : criterionFields.level(key);
      throw new DomainError("INVALID", "plans.criterion_half_asked", wanted);
    }
    return [{ id: isUuid(key) ? key : crypto.randomUUID(), text, competencyId, minLevel }];
  });
}

/** The name of the choice between the two texts of a field that somebody else changed meanwhile. */
const keepOf = (field: string) => `keep.${field}`;

/** What a form says without the fields for which its author has chosen what stands in the plan. */
export function withoutTheirs<T extends object>(form: FormData, fields: T): Partial<T> {
  const kept = Object.entries(fields).filter(([field]) => textOf(form, keepOf(field)) !== "theirs");
  // A part of the entries of T.
  return Object.fromEntries(kept) as Partial<T>;
}

/**
 * What the form says of an item. Fields that it does not show are left out, so that they stay as they are. `lines` are those of the
 * revision that the form was drawn from: by its numbers references were typed, and they may mean other lines by now.
 */
export function itemFieldsOf(form: FormData, lines: readonly Pick<NumberedItem, "id" | "wbs">[]): ItemFields {
  // What was not touched says nothing, whatever it may look like by the numbers of another revision.
  const rewired = form.has("after") && textOf(form, "after") !== textOf(form, "afterWas");
  const { links, unknown } = readPredecessors(rewired ? textOf(form, "after") : "", lines);
  if (unknown.length > 0) throw new DomainError("INVALID", "plans.unknown_reference", "after");
  const number = (name: string) => (form.has(name) ? { [name]: numberOf(form, name) ?? 0 } : {});
  const day = (name: string) => (form.has(name) ? { [name]: dayOf(form, name) } : {});
  const text = (name: string) => (form.has(name) ? { [name]: linesOf(form, name) } : {});
  const kind = textOf(form, "kind");
  return {
    ...text("title"),
    ...text("doneWhen"),
    ...text("note"),
    ...text("status"),
    ...text("statusReason"),
    ...text("owner"),
    ...number("durationDays"),
    ...number("progress"),
    ...day("notBefore"),
    ...day("startedOn"),
    ...day("finishedOn"),
    ...(form.has("parentId") ? { parentId: textOf(form, "parentId") || null } : {}),
    ...(form.has("effortHours") ? { effortHours: numberOf(form, "effortHours") } : {}),
    ...(form.has("area") ? { area: planAreaOf(textOf(form, "area")) } : {}),
    ...(rewired ? { after: links } : {}),
    ...(form.has("criteria") ? { criteria: criteriaOf(form) } : {}),
    ...(kind === "gate" ? {} : { competencyIds: textsOf(form, "competencyIds") }),
    ...(form.has("mayHide") ? { hidden: ticked(form, "hidden") } : {}),
  };
}
