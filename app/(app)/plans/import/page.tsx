import type { Metadata } from "next";
import { FilesImport } from "@/components/plans/files/files-import";
import { PageHead } from "@/components/ui/page-head";
import { caller, requireViewer } from "@/server/rsc";
import { confirmImport, previewImport } from "./actions";

export const metadata: Metadata = { title: "Import a plan", robots: { index: false } };

/** A new plan from a file of Project, a table, or a plan that was taken away from here. */
export default async function Page() {
  const [, api] = await Promise.all([requireViewer("/plans/import"), caller()]);
  const preview = await api.plans.getImport({ planId: null });
  return (
    <div className="wrap">
      <PageHead title="Import a plan" crumbs={[{ href: "/plans", label: "Plans" }, { label: "Import" }]}>
        <p>From Microsoft Project or ProjectLibre, from a spreadsheet, or from another instance of Critical Path.</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c9 stack-12">
          <FilesImport planId={null} preview={preview} actions={{ preview: previewImport, confirm: confirmImport }} />
        </div>
      </div>
    </div>
  );
}
