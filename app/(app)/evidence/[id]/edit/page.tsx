import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { isoDate } from "@/domain/dates";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { editEvidence } from "../../actions";

export const metadata: Metadata = { title: "Edit a piece of evidence", robots: { index: false } };

/** The form of a piece that is there already, for its owner. */
export default async function EditEvidencePage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [reader, api, now] = await Promise.all([requireViewer(`/evidence/${id}/edit`), caller(), requestTime()]);
  const piece = await orNotFound(api.evidence.get({ evidenceId: id }));
  if (!piece.can.keep) notFound();
  const isConfirmed = piece.confirmations.some((one) => one.version === piece.version);
  return (
    <div className="wrap">
      <PageHead
        title="Edit the piece"
        crumbs={[
          { href: "/evidence", label: "Evidence" },
          { href: `/evidence/${id}`, label: piece.title },
          { label: "Edit" },
        ]}
      >
        A change of what it says makes version {piece.version + 1}.
      </PageHead>
      <div className="cols mt-8">
        <div className="c8">
          <EvidenceForm kind={piece.kind} piece={piece} today={isoDate(now, reader.zone)} action={editEvidence}>
            {isConfirmed ? (
              <Notice tone="a" title="This version is confirmed">
                <p>
                  After an edit the page says plainly that it was confirmed before it. Your mentor can confirm it again.
                </p>
              </Notice>
            ) : null}
          </EvidenceForm>
        </div>
      </div>
    </div>
  );
}
