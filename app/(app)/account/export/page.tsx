import type { Metadata } from "next";
import { ExportPage } from "@/components/self-export/export-page";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Take everything away" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything that is held by and about the reader, to take away whole. */
export default async function Page({ searchParams }: Props) {
  const reader = await requireViewer("/account/export");
  const api = await caller();
  const [about, { isFresh }, { wait }] = await Promise.all([api.selfExport.about(), api.accounts.own(), searchParams]);
  return <ExportPage about={about} isFresh={isFresh} tooOften={wait !== undefined} zone={reader.zone} />;
}
