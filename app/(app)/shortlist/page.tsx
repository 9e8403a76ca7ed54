import type { Metadata } from "next";
import { markMentor } from "@/app/(public)/mentors/actions";
import { Shortlist } from "@/components/matching/shortlist";
import type { AddressWords } from "@/domain/matching/directory-query";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Your shortlist", robots: { index: false } };

/** The mentors that a member has saved, or those they have hidden. Nobody else sees either. */
export default async function ShortlistPage({ searchParams }: { readonly searchParams: Promise<AddressWords> }) {
  const kind = (await searchParams).kind === "hidden" ? "hidden" : "saved";
  const reader = await requireViewer(kind === "hidden" ? "/shortlist?kind=hidden" : "/shortlist");
  const api = await caller();
  const rows = await api.matching.listShortlist({ kind });
  return <Shortlist kind={kind} rows={rows} mark={markMentor} zone={reader.zone} />;
}
