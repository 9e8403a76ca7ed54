import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangesPage } from "@/components/plans/changes-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { restoreRevision } from "../../actions";

export const metadata: Metadata = { title: "Changes of the plan", robots: { index: false } };

/** A number of the address between 1 and `most`, or what stands for it. */
function revisionOf(value: string | string[] | undefined, most: number, otherwise: number): number {
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : otherwise;
  return Math.min(Math.max(number, 1), most);
}

/** The revisions of a plan and the difference of any two of them. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ planId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api, query] = await Promise.all([requireViewer(`/plans/${planId}/changes`), caller(), searchParams]);
  const plan = await orNotFound(api.plans.get({ planId }));
  const newest = plan.revision;
  const from = revisionOf(query.from, newest, Math.max(1, newest - 1));
  const to = revisionOf(query.to, newest, newest);
  const before = typeof query.before === "string" ? revisionOf(query.before, newest, newest) : undefined;
  const [{ revisions, nextBefore }, comparison] = await Promise.all([
    api.plans.revisions({ planId, before }),
    newest === 1 ? null : api.plans.compare({ planId, from, to }),
  ]);
  return (
    <ChangesPage
      plan={plan}
      revisions={revisions}
      nextBefore={nextBefore}
      comparison={comparison}
      from={from}
      to={to}
      restore={restoreRevision}
      zone={reader.zone}
    />
  );
}
