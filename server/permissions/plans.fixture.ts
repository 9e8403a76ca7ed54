import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { planComments, planSuggestions } from "@/db/schema/index";
import { newItem } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { proposePlan } from "@/server/plans/agreement/agreement";
import { insertPlan } from "@/server/plans/create";
import { previewImport } from "@/server/plans/files/import";
import { addItem } from "@/server/plans/revisions/items";
import { sharePlan } from "@/server/plans/sharing/sharing";

export type PlanScene = {
  planId: string;
  itemId: string;
  commentId: string;
  suggestionId: string;
  proposalId: string;
  shareId: string;
  /** Of a link that opens the plan. */
  token: string;
};

/** A plan of the mentee, put forward to their own mentor, with one item, one comment, one suggestion and one link. */
export async function addPlan(
  db: Db,
  pair: { id: string; mentorId: string; menteeId: string },
  menteeName: string,
): Promise<PlanScene> {
  const ctx = actingAs(db, { id: pair.menteeId });
  const itemId = randomUUID();
  const planId = await db.transaction((tx) =>
    insertPlan(tx, ctx, {
      key: randomUUID(),
      reason: "Begun from nothing",
      document: {
        title: "From coordinator to business analyst",
        purpose: "",
        startsOn: "2026-06-01",
        hoursPerWeek: 4,
        reviewEveryDays: 28,
        items: [newItem({ id: itemId, kind: "task", title: "Map two processes", position: 1 })],
      },
    }),
  );
  await addItem(ctx, { planId, revision: 1, reason: "", key: randomUUID(), kind: "task", fields: { title: "Shadow" } });
  await proposePlan(ctx, {
    planId,
    mentorshipId: pair.id,
    typedName: menteeName,
    reason: "",
    key: crypto.randomUUID(),
  });
  const { token } = await sharePlan(ctx, { planId, with: "link", label: "Line manager", days: 30, key: randomUUID() });
  const bytes = new TextEncoder().encode("Title\nMap three processes\n");
  await previewImport(ctx, { planId, fileName: "plan.csv", bytes });
  const [comment] = await db
    .insert(planComments)
    .values({
      planId,
      itemId,
      mentorshipId: pair.id,
      authorId: pair.mentorId,
      body: "Which two?",
      at: factoryNow,
      key: randomUUID(),
    })
    .returning({ id: planComments.id });
  const [suggestion] = await db
    .insert(planSuggestions)
    .values({
      planId,
      authorId: pair.mentorId,
      changes: [{ field: "durationDays", itemId, before: 5, after: 10 }],
      reason: "Two take a fortnight.",
      at: factoryNow,
    })
    .returning({ id: planSuggestions.id });
  const proposal = await db.query.planProposals.findFirst({ where: (row, { eq }) => eq(row.planId, planId) });
  const share = await db.query.planShares.findFirst({ where: (row, { eq }) => eq(row.planId, planId) });
  if (!comment || !suggestion || !proposal || !share || token === null)
    throw new Error("The plan of the scene is incomplete.");
  return {
    planId,
    itemId,
    commentId: comment.id,
    suggestionId: suggestion.id,
    proposalId: proposal.id,
    shareId: share.id,
    token,
  };
}
