import type { z } from "zod";
import type { Tx } from "@/db/client";
import { DomainError, found } from "@/domain/errors";
import { type ItemField, itemFields, type PlanChange, same } from "@/domain/plans/changes";
import { headFields, newItem, type PlanDocument, type PlanItem } from "@/domain/plans/document";
import type {
  addItemSchema,
  ItemFields,
  removeItemSchema,
  saveHeadSchema,
  saveItemSchema,
  suggestItemSchema,
} from "@/domain/plans/forms";
import type { Insisted } from "@/domain/plans/insisted";
import { visibleTo } from "@/domain/plans/visible";
import { type MemberCtx, readablePlan } from "./access";
import { documentAt } from "./history";
import { savePlan } from "./save";
import { suggestChange } from "./suggestions";

/** The plan as it stood when the form was filled in, so that a change says what it was made from. */
async function startingPoint(ctx: MemberCtx, planId: string, revision: number): Promise<PlanDocument> {
  return (await startingPoints(ctx, { planId, revision })).from;
}

type Seen = { planId: string; revision: number; insisted?: Insisted | undefined };

/** The same, and for each field on which the form insists the plan as it stood when that field was shown. */
async function startingPoints(ctx: MemberCtx, { planId, revision, insisted = {} }: Seen) {
  const plan = await readablePlan(ctx.db, ctx.actor, planId, ctx.now);
  const wanted = new Set([revision, ...Object.values(insisted)]);
  const documents = new Map<number, PlanDocument>();
  for (const number of wanted) {
    const document = await documentAt(ctx.db, plan, Math.min(number, plan.revision));
    documents.set(number, visibleTo(plan.role, document));
  }
  const from = found(documents.get(revision), "plans.no_such_revision");
  return { from, seen: (field: keyof Insisted) => documents.get(insisted[field] ?? revision) ?? from };
}

function itemChanges(
  item: PlanItem,
  fields: ItemFields,
  seen: (field: ItemField) => PlanItem = () => item,
): PlanChange[] {
  return itemFields.flatMap((field): PlanChange[] => {
    const after = fields[field];
    const before = seen(field)[field];
    if (after === undefined || same(before, after)) return [];
    return [{ field, itemId: item.id, before, after }];
  });
}

const itemOf = (document: PlanDocument, itemId: string) =>
  found(
    document.items.find((item) => item.id === itemId),
    "plans.no_such_item",
  );

/** Saves what a form says of one item; fields that it does not name, or left as it found them, stay. */
export async function saveItem(ctx: MemberCtx, input: z.output<typeof saveItemSchema>): Promise<{ revision: number }> {
  const { planId, reason, key, itemId } = input;
  const { from, seen } = await startingPoints(ctx, input);
  const item = itemOf(from, itemId);
  const asSeen = (field: ItemField) => seen(field).items.find((each) => each.id === itemId) ?? item;
  return savePlan(ctx, { planId, reason, key, changes: itemChanges(item, input.fields, asSeen) });
}

/** Saves the fields of the plan itself, in the same way. */
export async function saveHead(ctx: MemberCtx, input: z.output<typeof saveHeadSchema>): Promise<{ revision: number }> {
  const { planId, reason, key } = input;
  const { seen } = await startingPoints(ctx, input);
  const changes = headFields.flatMap((field): PlanChange[] => {
    if (field === "frameworkVersion") return [];
    const after = input.fields[field];
    const before = seen(field)[field];
    if (after === undefined || same(before, after)) return [];
    return [{ field, itemId: null, before, after }];
  });
  return savePlan(ctx, { planId, reason, key, changes });
}

/** The place after the last of the same parent. */
function lastPosition(document: PlanDocument, parentId: string | null): number {
  return Math.max(0, ...document.items.flatMap((item) => (item.parentId === parentId ? [item.position] : []))) + 1;
}

/**
 * Adds an item at the end of its goal. The form's key is the item's id, so that sending it twice adds one. `alongside` is
 * written with it.
 */
export async function addItem(
  ctx: MemberCtx,
  input: z.output<typeof addItemSchema>,
  alongside?: (tx: Tx) => Promise<void>,
): Promise<{ revision: number; itemId: string }> {
  const { planId, reason, key, kind, fields } = input;
  if (!fields.title) throw new DomainError("INVALID", "plans.title_wanted", "title");
  const from = await startingPoint(ctx, planId, input.revision);
  const parentId = fields.parentId ?? null;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const item = newItem({
    ...given,
    id: key,
    kind,
    title: fields.title,
    position: fields.position ?? lastPosition(from, parentId),
  });
  const change: PlanChange = { field: "item", itemId: key, before: null, after: item };
  const { revision } = await savePlan(ctx, { planId, reason, key, changes: [change] }, alongside);
  return { revision, itemId: key };
}

/** Takes an item out, with what belongs to it if it is a goal; links to what goes are taken out as well. It stays in the history. */
export async function removeItem(
  ctx: MemberCtx,
  input: z.output<typeof removeItemSchema>,
): Promise<{ revision: number }> {
  const { planId, reason, key } = input;
  const from = await startingPoint(ctx, planId, input.revision);
  const item = itemOf(from, input.itemId);
  const going = new Set([item.id, ...from.items.flatMap((child) => (child.parentId === item.id ? [child.id] : []))]);
  const changes = from.items.flatMap((each): PlanChange[] => {
    if (going.has(each.id)) return [{ field: "item", itemId: each.id, before: each, after: null }];
    const after = each.after.filter((link) => !going.has(link.itemId));
    return after.length === each.after.length ? [] : [{ field: "after", itemId: each.id, before: each.after, after }];
  });
  return savePlan(ctx, { planId, reason, key, changes });
}

/** What a mentor's form would change of one item, as a suggestion. */
export async function suggestItem(
  ctx: MemberCtx,
  input: z.output<typeof suggestItemSchema>,
): Promise<{ suggestionId: string }> {
  const { planId, reason, key } = input;
  const from = await startingPoint(ctx, planId, input.revision);
  return suggestChange(ctx, { planId, reason, key, changes: itemChanges(itemOf(from, input.itemId), input.fields) });
}
