import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceOfItem } from "@/app/(app)/evidence/of-item";
import { ItemBenchmarkSection } from "@/components/plans/benchmark/item-benchmark";
import { ItemServices } from "@/components/plans/benchmark/item-services";
import { ItemPage } from "@/components/plans/items/item-page";
import { isUuid } from "@/domain/ids";
import { itemFieldsSchema } from "@/domain/plans/forms";
import { movedItem } from "@/domain/plans/gantt/gantt-moves";
import { caller, orNotFound, orNull, requireViewer } from "@/server/rsc";
import { comment, removeItem, resolveComment, saveItem } from "../../../actions";
import { answerSuggestion, suggestItem, suggestRemoval, withdrawSuggestion } from "../../../suggestion-actions";

export const metadata: Metadata = { title: "Line of the plan", robots: { index: false } };

type Query = Record<string, string | string[] | undefined>;

/** The start or the length that a moved bar proposes in the address; anything else there means nothing. */
function proposed(query: Query) {
  const duration = typeof query.durationDays === "string" ? Number(query.durationDays) : undefined;
  const read = itemFieldsSchema.pick({ notBefore: true, durationDays: true }).safeParse({
    ...(typeof query.notBefore === "string" ? { notBefore: query.notBefore } : {}),
    ...(duration === undefined ? {} : { durationDays: duration }),
  });
  return read.success ? read.data : {};
}

/** One line of a plan: to change it, to suggest a change, to talk about it. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ planId: string; itemId: string }>;
  readonly searchParams: Promise<Query>;
}) {
  const { planId, itemId } = await params;
  if (!isUuid(planId) || !isUuid(itemId)) notFound();
  const here = `/plans/${planId}/items/${itemId}`;
  const [reader, api, query] = await Promise.all([requireViewer(here), caller(), searchParams]);
  const [plan, talk, suggestions, competencies, evidence, own, services, benchmark, removed] = await orNotFound(
    Promise.all([
      api.plans.get({ planId }),
      api.plans.comments({ planId, itemId }),
      api.plans.suggestions({ planId, all: true }),
      api.plans.competencies({ planId }),
      api.evidence.listForItem({ planId, itemId }),
      api.evidence.listMine({}),
      api.plans.servicesOfItem({ planId, itemId }),
      api.plans.benchmarkOfItem({ planId, itemId }),
      // Nothing while the line is in the plan.
      orNull(api.plans.removedItem({ planId, itemId })),
    ]),
  );
  const present = plan.document.items.find((one) => one.id === itemId);
  const item = present ?? removed?.item ?? notFound();
  const moved = movedItem(item, proposed(query), plan.document.hoursPerWeek);
  return (
    <ItemPage
      plan={plan}
      item={moved?.item ?? item}
      moved={moved}
      isNew={false}
      removed={removed}
      competencies={competencies}
      talk={talk}
      answering={typeof query.answer === "string" ? query.answer : null}
      suggestions={suggestions.filter(({ changes }) => changes.some((change) => change.itemId === itemId))}
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
    >
      {benchmark === null ? null : <ItemBenchmarkSection benchmark={benchmark} planHref={`/plans/${planId}`} />}
      <ItemServices services={services} isMine={plan.can.edit} />
      {plan.can.work ? (
        <EvidenceOfItem
          planId={planId}
          itemId={itemId}
          criteria={item.criteria}
          evidence={evidence}
          own={own.pieces}
          zone={reader.zone}
        />
      ) : null}
    </ItemPage>
  );
}
