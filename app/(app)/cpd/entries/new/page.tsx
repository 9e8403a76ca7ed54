import type { Metadata } from "next";
import { EntryPage } from "@/components/cpd/entry-page";
import { offerRefSchema } from "@/domain/cpd/form";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { removeEntry, saveEntry } from "../../actions";

export const metadata: Metadata = { title: "New entry", robots: { index: false } };

type Search = { readonly kind?: string | string[]; readonly source?: string | string[] };

/** An entry of one's own, or one prefilled from what was offered. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { kind, source } = await searchParams;
  await requireViewer("/cpd");
  const api = await caller();
  const asked = offerRefSchema.safeParse({ kind, sourceId: source });
  const view = await orNotFound(api.cpd.getEntryForm(asked.success ? { offer: asked.data } : {}));
  return <EntryPage view={view} save={saveEntry} remove={removeEntry} />;
}
