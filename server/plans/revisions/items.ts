import type { z } from "zod";
import type { Tx } from "@/db/client";
import { DomainError, found } from "@/domain/errors";
import type { PlanDocument } from "@/domain/plans/document";
import type { addItemSchema, removeItemSchema, saveHeadSchema, saveItemSchema } from "@/domain/plans/forms";
import type { ItemField } from "@/domain/plans/revisions/changes";
import { additionOf, headChanges, itemChanges, itemIn, removalOf } from "@/domain/plans/revisions/form-changes";
import type { Insisted } from "@/domain/plans/revisions/insisted";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { readablePlan } from "../access";
import { documentAt } from "./history";
import { savePlan } from "./save";

/** The plan as it stood when the form was filled in, so that a change says what it was made from. */
export async function startingPoint(ctx: MemberCtx, planId: string, revision: number): Promise<PlanDocument> {
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

/** Saves what a form says of one item; fields that it does not name, or left as it found them, stay. */
export async function saveItem(ctx: MemberCtx, input: z.output<typeof saveItemSchema>): Promise<{ revision: number }> {
  const { planId, reason, key, itemId } = input;
  const { from, seen } = await startingPoints(ctx, input);
  const item = itemIn(from, itemId);
  const asSeen = (field: ItemField) => seen(field).items.find((each) => each.id === itemId) ?? item;
  return savePlan(ctx, { planId, reason, key, changes: itemChanges(item, input.fields, asSeen) });
}

/** Saves the fields of the plan itself, in the same way. */
export async function saveHead(ctx: MemberCtx, input: z.output<typeof saveHeadSchema>): Promise<{ revision: number }> {
  const { planId, reason, key } = input;
  const { seen } = await startingPoints(ctx, input);
  return savePlan(ctx, { planId, reason, key, changes: headChanges(seen, input.fields) });
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
  const { planId, reason, key, kind, fields, itemId = key } = input;
  if (!fields.title) throw new DomainError("INVALID", "plans.title_wanted", "title");
  const from = await startingPoint(ctx, planId, input.revision);
  const change = additionOf(from, { id: itemId, kind, title: fields.title }, fields);
  const { revision } = await savePlan(ctx, { planId, reason, key, changes: [change] }, alongside);
  return { revision, itemId };
}

/** Takes an item out, with what belongs to it if it is a goal; links to what goes are taken out as well. It stays in the history. */
export async function removeItem(
  ctx: MemberCtx,
  input: z.output<typeof removeItemSchema>,
): Promise<{ revision: number }> {
  const { planId, reason, key } = input;
  const from = await startingPoint(ctx, planId, input.revision);
  return savePlan(ctx, { planId, reason, key, changes: removalOf(from, input.itemId) });
}
