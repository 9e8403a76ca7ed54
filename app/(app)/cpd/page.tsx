import type { Metadata } from "next";
import { LedgerPage } from "@/components/cpd/ledger-page";
import { caller, requireViewer } from "@/server/rsc";
import { declineOffer, followScheme, unfollowScheme } from "./actions";
import { yearOf } from "./year";

export const metadata: Metadata = { title: "CPD ledger", robots: { index: false } };

/** The member's ledger, of one year or of all. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<{ year?: string | string[] }> }) {
  const { year } = await searchParams;
  await requireViewer("/cpd");
  const api = await caller();
  const ledger = await api.cpd.getLedger(yearOf(typeof year === "string" ? year : null));
  return (
    <LedgerPage ledger={ledger} actions={{ follow: followScheme, unfollow: unfollowScheme, decline: declineOffer }} />
  );
}
