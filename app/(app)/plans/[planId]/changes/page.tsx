import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangesPage } from "@/components/plans/revisions/changes-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { restoreRevision } from "../../actions";

export const metadata: Metadata = { title: "Changes of the plan", robots: { index: false } };

/** A number of the address that a revision can have; anything else there means nothing. */
function revisionOf(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Math.max(Number(value), 1) : undefined;
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
  const [plan, { revisions, nextBefore, told }, comparison, suggestions] = await orNotFound(
    Promise.all([
      api.plans.get({ planId }),
      api.plans.revisions({ planId, before: revisionOf(query.before) }),
      api.plans.compare({ planId, from: revisionOf(query.from), to: revisionOf(query.to) }),
      api.plans.suggestions({ planId, all: true }),
    ]),
  );
  return (
    <ChangesPage
      plan={plan}
      revisions={revisions}
      nextBefore={nextBefore}
      comparison={plan.revision === 1 ? null : comparison}
      from={comparison.from}
      to={comparison.to}
      names={comparison.names}
      suggestions={suggestions}
      told={told}
      restore={restoreRevision}
      zone={reader.zone}
    />
  );
}
