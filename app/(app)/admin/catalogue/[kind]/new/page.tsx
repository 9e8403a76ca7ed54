import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryFields } from "@/components/catalogue/entry-fields";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { editKind } from "@/domain/catalogue/editing-kinds";
import { caller, orNotFound, requireAdministrator } from "@/server/rsc";
import { addNewEntry } from "../../actions";

export const metadata: Metadata = { title: "Add an entry" };

type Props = { readonly params: Promise<{ kind: string }> };

/** A new entry of a kind that may grow. */
export default async function NewEntryPage({ params }: Props) {
  const kindId = (await params).kind;
  await requireAdministrator(`/admin/catalogue/${encodeURIComponent(kindId)}/new`);
  const kind = editKind(kindId);
  if (kind?.addable !== true) notFound();
  const api = await caller();
  await orNotFound(api.catalogue.listEntries({ kind: kindId }));
  const likeRoles = kindId === "roles" ? (await api.catalogue.listRoles()).roles : [];
  return (
    <div className="wrap">
      <PageHead
        title={`Add a ${kind.one}`}
        crumbs={[
          { href: "/admin/catalogue", label: "Catalogue" },
          { href: `/admin/catalogue/${kindId}`, label: kind.title },
          { label: "New" },
        ]}
      >
        The address cannot be changed later; everything else can.
      </PageHead>
      <div className="cols">
        <div className="c8">
          <ActionForm action={addNewEntry} id="entry" label={`Add a ${kind.one}`} className="sheet fields">
            <input type="hidden" name="$kind" value={kindId} />
            <TextField
              name="id"
              label="Address"
              hint="Small letters, digits and hyphens, such as benefits-lead"
              className="max-w-96"
            />
            {likeRoles.length === 0 ? null : (
              <SelectField
                name="likeRoleId"
                label="Target profile copied from"
                hint="Thirty levels to begin with; adjust them under Target levels"
                options={likeRoles.map((role) => ({ value: role.id, label: role.name }))}
              />
            )}
            <EntryFields fields={kind.fields} values={{}} />
            <Draft of={`catalogue-new:${kindId}`} />
            <SubmitButton busy="Adding…">{`Add the ${kind.one}`}</SubmitButton>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
