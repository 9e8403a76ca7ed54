import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PiecePage } from "@/components/evidence/piece-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { answerQuestion, askAboutEvidence, confirmEvidence, linkEvidence, unlinkEvidence } from "../actions";

export const metadata: Metadata = { title: "A piece of evidence", robots: { index: false } };

/** One piece, for its owner and for the mentor to whom it is shown. */
export default async function EvidencePiecePage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/evidence/${id}`), caller()]);
  const piece = await orNotFound(api.evidence.get({ evidenceId: id }));
  return (
    <PiecePage
      piece={piece}
      zone={reader.zone}
      actions={{
        link: linkEvidence,
        unlink: unlinkEvidence,
        confirm: confirmEvidence,
        ask: askAboutEvidence,
        answer: answerQuestion,
      }}
    />
  );
}
