import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { PlanView } from "@/server/plans/queries";

/** Says that the competency framework has moved on from the version by which a plan is read; nothing while it has not. */
export function FrameworkNotice({ plan }: { readonly plan: Pick<PlanView, "id" | "framework" | "can"> }) {
  const { version, newest } = plan.framework;
  if (version === newest || !plan.can.work) return null;
  return (
    <div className="mt-4">
      <Notice
        tone="i"
        title={`The competency framework has a version ${newest}; this plan is read by version ${version}`}
      >
        <Link href={`/plans/${plan.id}/framework`} prefetch={false}>
          See what has changed for this plan
        </Link>
      </Notice>
    </div>
  );
}
