import type { FormAction } from "@/components/ui/form-state";
import type { ImportPreview } from "@/server/plans/files/import";
import type { PlanView } from "@/server/plans/queries";
import { PlanHead } from "../plan-head";
import { PlanTabs } from "../plan-tabs";
import { FilesExport } from "./files-export";
import { FilesImport } from "./files-import";

type Props = {
  readonly plan: PlanView;
  /** Of a file that the owner has given and not confirmed yet. */
  readonly preview: ImportPreview | null;
  readonly zone: string;
  readonly actions: { readonly preview: FormAction; readonly confirm: FormAction };
};

/** The files of a plan: for taking it away, and for its owner to bring one in. */
export function FilesPage({ plan, preview, zone, actions }: Props) {
  const hidden = plan.role === "owner" ? plan.document.items.filter((item) => item.hidden).length : 0;
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={`/plans/${plan.id}`} role={plan.role} here="/files" />
      <div className="cols mt-8">
        <div className="c9 stack-12">
          {preview === null ? <FilesExport planId={plan.id} hidden={hidden} /> : null}
          {plan.can.edit ? <FilesImport planId={plan.id} preview={preview} actions={actions} /> : null}
          {preview === null ? null : <FilesExport planId={plan.id} hidden={hidden} />}
        </div>
      </div>
    </div>
  );
}
