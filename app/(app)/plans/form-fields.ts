import { numberOf, textOf, textsOf, ticked } from "@/components/ui/form-values";
import { DomainError } from "@/domain/errors";
import { type Criterion, type NumberedItem, type PlanItem, planAreaOf } from "@/domain/plans/document";
import type { ItemFields } from "@/domain/plans/forms";
import { readPredecessors } from "@/domain/plans/predecessors";

const dayOf = (form: FormData, name: string) => textOf(form, name) || null;

/** Criteria by their lines: one whose words stay keeps its identity, and with it its evidence and marks. */
function criteriaOf(text: string, before: readonly Criterion[]): Criterion[] {
  const left = [...before];
  const lines = text.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const kept = lines.map((line) => {
    const at = left.findIndex((criterion) => criterion.text === line);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  });
  return lines.map((line, index) => {
    const same = kept[index];
    if (same) return same;
    const reworded =
      lines.length === before.length ? left.find((criterion) => before.indexOf(criterion) === index) : undefined;
    return reworded
      ? { ...reworded, text: line }
      : { id: crypto.randomUUID(), text: line, competencyId: null, minLevel: null };
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

/** What the form says of an item. Fields that it does not show are left out, so that they stay as they are. */
export function itemFieldsOf(form: FormData, lines: readonly NumberedItem[], before: PlanItem | undefined): ItemFields {
  // References may have shifted since the form was drawn: what was not touched says nothing about the plan of now.
  const rewired = form.has("after") && textOf(form, "after") !== textOf(form, "afterWas");
  const { links, unknown } = readPredecessors(rewired ? textOf(form, "after") : "", lines);
  if (unknown.length > 0) throw new DomainError("INVALID", "plans.unknown_reference", "after");
  const number = (name: string) => (form.has(name) ? { [name]: numberOf(form, name) ?? 0 } : {});
  const day = (name: string) => (form.has(name) ? { [name]: dayOf(form, name) } : {});
  const text = (name: string) => (form.has(name) ? { [name]: textOf(form, name) } : {});
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
    ...(form.has("criteria") ? { criteria: criteriaOf(textOf(form, "criteria"), before?.criteria ?? []) } : {}),
    ...(kind === "gate" ? {} : { competencyIds: textsOf(form, "competencyIds") }),
    ...(form.has("mayHide") ? { hidden: ticked(form, "hidden") } : {}),
  };
}
