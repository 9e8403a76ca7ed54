import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilesPage } from "@/components/plans/files/files-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, orRefused, requireViewer } from "@/server/rsc";
import { confirmImport, previewImport } from "../../import/actions";

export const metadata: Metadata = { title: "Files of the plan", robots: { index: false } };

/** The files of a plan, for whoever may read it; its owner can bring one in. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/files`), caller()]);
  const [plan, preview] = await orNotFound(
    Promise.all([api.plans.get({ planId }), orRefused(api.plans.getImport({ planId }))]),
  );
  return (
    <FilesPage
      plan={plan}
      preview={preview}
      zone={reader.zone}
      actions={{ preview: previewImport, confirm: confirmImport }}
    />
  );
}
