import Link from "next/link";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { cpdLimits } from "@/domain/cpd/form";
import type { EntryFormView } from "@/server/cpd/entry-form";
import type { SchemeView } from "@/server/cpd/view";

/** The form of one entry, new, offered or to change. A reflection is always asked for. */
export function EntryForm({ view, action }: { readonly view: EntryFormView; readonly action: FormAction }) {
  const { entry, offer, headings, schemes, today } = view;
  const minutes = entry?.minutes ?? offer?.minutes;
  return (
    <ActionForm action={action} id="entry" className="fields" label={entry === null ? "New entry" : "Change the entry"}>
      {entry === null ? null : <input type="hidden" name="entryId" value={entry.id} />}
      {offer === null ? null : (
        <>
          <input type="hidden" name="kind" value={offer.kind} />
          <input type="hidden" name="sourceId" value={offer.sourceId} />
        </>
      )}
      <TextField
        name="what"
        label="What you did"
        defaultValue={entry?.what ?? offer?.what ?? ""}
        maxLength={cpdLimits.what}
      />
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] items-end gap-4">
        <TextField
          name="happenedOn"
          label="Day"
          type="date"
          max={today}
          defaultValue={entry?.happenedOn ?? offer?.happenedOn ?? today}
        />
        <TextField
          name="hours"
          label="Hours"
          inputMode="numeric"
          defaultValue={minutes === undefined ? "1" : String(Math.floor(minutes / 60))}
        />
        <TextField
          name="minutes"
          label="Minutes"
          inputMode="numeric"
          defaultValue={minutes === undefined ? "0" : String(minutes % 60)}
        />
      </div>
      <TextAreaField
        name="reflection"
        label="What you took from it"
        hint="And where you use it. Leave out what others told you in confidence."
        rows={5}
        maxLength={cpdLimits.reflection}
        defaultValue={entry?.reflection ?? ""}
      />
      {schemes.map((scheme) => (
        <SchemeField key={scheme.id} scheme={scheme} chosen={headings[scheme.id] ?? ""} offered={offer !== null} />
      ))}
      {schemes.length > 0 ? null : (
        <p className="ui muted">
          You keep no scheme yet, so nothing is counted. <Link href="/cpd#schemes">Take one up</Link> first or later.
        </p>
      )}
      <Draft of={`cpd-entry:${entry?.id ?? offer?.sourceId ?? "new"}`} />
      <SubmitButton busy="Saving…">{entry === null ? "Put it in the ledger" : "Save the entry"}</SubmitButton>
    </ActionForm>
  );
}

function SchemeField({
  scheme,
  chosen,
  offered,
}: {
  readonly scheme: SchemeView;
  readonly chosen: string;
  readonly offered: boolean;
}) {
  const unnamed = offered && chosen === "";
  const notes = scheme.headings.flatMap((heading) => heading.note ?? []);
  return (
    <SelectField
      name={`heading.${scheme.id}`}
      label={scheme.name}
      defaultValue={chosen}
      hint={
        <>
          {unnamed ? `None of its headings names this; ask ${scheme.body} before you count it. ` : ""}
          {[...new Set(notes)].join(" ")} Check with {scheme.body}.
        </>
      }
      options={[
        { value: "", label: "Not counted here" },
        ...scheme.headings.map((heading) => ({ value: heading.id, label: `${heading.name}: ${heading.examples}` })),
      ]}
    />
  );
}
