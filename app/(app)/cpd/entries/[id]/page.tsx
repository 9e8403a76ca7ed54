import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryPage } from "@/components/cpd/entry-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { removeEntry, saveEntry } from "../../actions";

export const metadata: Metadata = { title: "Change an entry", robots: { index: false } };

/** One entry, for its owner; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireViewer(`/cpd/entries/${id}`);
  const api = await caller();
  const view = await orNotFound(api.cpd.getEntryForm({ entryId: id }));
  return <EntryPage view={view} save={saveEntry} remove={removeEntry} />;
}
