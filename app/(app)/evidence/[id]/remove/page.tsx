import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RemovePiece } from "@/components/evidence/remove-piece";
import { PageHead } from "@/components/ui/page-head";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { removeEvidence } from "../../actions";

export const metadata: Metadata = { title: "Remove a piece of evidence", robots: { index: false } };

/** Before a piece goes: what it serves, and what stays. */
export default async function RemoveEvidencePage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [, api] = await Promise.all([requireViewer(`/evidence/${id}/remove`), caller()]);
  const piece = await orNotFound(api.evidence.get({ evidenceId: id }));
  if (!piece.can.keep) notFound();
  return (
    <div className="wrap">
      <PageHead
        title={`Remove “${piece.title}”?`}
        crumbs={[
          { href: "/evidence", label: "Evidence" },
          { href: `/evidence/${id}`, label: piece.title },
          { label: "Remove" },
        ]}
      />
      <div className="cols mt-8">
        <div className="c8">
          <RemovePiece piece={piece} action={removeEvidence} />
        </div>
      </div>
    </div>
  );
}
