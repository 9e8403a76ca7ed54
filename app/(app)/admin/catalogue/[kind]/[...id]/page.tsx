import type { Metadata } from "next";
import { EntryFields } from "@/components/catalogue/entry-fields";
import { EntryHistory } from "@/components/catalogue/entry-history";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { entryHref } from "@/domain/catalogue/editing";
import { editKind } from "@/domain/catalogue/editing-kinds";
import { caller, orNotFound, requireAdministrator } from "@/server/rsc";
import { saveEntry } from "../../actions";

export const metadata: Metadata = { title: "Edit an entry" };

type Props = { readonly params: Promise<{ kind: string; id: string[] }> };

/** One entry to edit, with its history. */
export default async function EntryPage({ params }: Props) {
  const { kind: kindId, id: parts } = await params;
  const id = parts.map(decodeURIComponent).join("/");
  const reader = await requireAdministrator(entryHref(kindId, id));
  const api = await caller();
  const entry = await orNotFound(api.catalogue.getEntry({ kind: kindId, id }));
  const kind = editKind(kindId);
  return (
    <div className="wrap">
      <PageHead
        title={entry.name}
        crumbs={[
          { href: "/admin/catalogue", label: "Catalogue" },
          { href: `/admin/catalogue/${kindId}`, label: kind?.title ?? kindId },
          { label: entry.id },
        ]}
        block={[{ label: "State", value: entry.isEdited ? "Edited here" : "Built-in content" }]}
      >
        {entry.isEdited
          ? "A new version of the built-in content will leave this entry alone."
          : "Once you save a change, new versions of the built-in content will leave this entry alone."}
      </PageHead>
      <div className="cols">
        <Section id="fields" title="Fields" className="c8">
          <ActionForm action={saveEntry} id="entry" label={`Edit ${entry.name}`}>
            <input type="hidden" name="$kind" value={kindId} />
            <input type="hidden" name="$id" value={entry.id} />
            <input type="hidden" name="$stamp" value={entry.stamp} />
            <EntryFields fields={kind?.fields ?? []} values={entry.values} />
            <div className="mt-6 stack-2">
              <Draft of={`catalogue:${kindId}:${id.replaceAll("/", ":")}`} on="$stamp" />
              <SubmitButton busy="Saving…">Save the entry</SubmitButton>
            </div>
          </ActionForm>
        </Section>
        <Section id="history" title="History" className="c4">
          <EntryHistory history={entry.history} zone={reader.zone} />
        </Section>
      </div>
    </div>
  );
}
