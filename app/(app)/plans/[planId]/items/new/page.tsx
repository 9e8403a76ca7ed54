import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemPage } from "@/components/plans/items/item-page";
import { isUuid } from "@/domain/ids";
import { begunItem } from "@/domain/plans/begun";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { comment, removeItem, resolveComment, saveItem } from "../../../actions";
import { answerSuggestion, suggestItem, suggestRemoval, withdrawSuggestion } from "../../../suggestion-actions";

export const metadata: Metadata = { title: "New line of the plan", robots: { index: false } };

/** Adds a goal, task, milestone or gate, or for a mentor suggests one. The address may say with what it begins. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ planId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api, query] = await Promise.all([requireViewer(`/plans/${planId}`), caller(), searchParams]);
  const [plan, competencies] = await Promise.all([
    orNotFound(api.plans.get({ planId })),
    api.plans.competencies({ planId }),
  ]);
  if (!plan.can.edit && !plan.can.mentor) notFound();
  const item = begunItem(query, {
    id: planId,
    parentId: plan.lines.findLast((line) => line.kind === "goal")?.id ?? null,
    competencies,
  });
  return (
    <ItemPage
      plan={plan}
      item={item}
      moved={null}
      isNew
      competencies={competencies}
      talk={{ threads: [], partners: [] }}
      answering={null}
      suggestions={[]}
      actions={{
        save: saveItem,
        suggest: suggestItem,
        remove: removeItem,
        comment,
        resolve: resolveComment,
        answerSuggestion,
        withdrawSuggestion,
        suggestRemoval,
      }}
      zone={reader.zone}
    />
  );
}
