import { RemoveEntry } from "@/components/accounts/remove-entry";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { OfferKind } from "@/domain/cpd/offers";
import type { EntryFormView } from "@/server/cpd/entry-form";
import { EntryForm } from "./entry-form";

const origins: Readonly<Record<OfferKind, string>> = {
  session: "a session that both of you have confirmed",
  task: "a finished task of your plan",
  case_reply: "a reply of yours about a case",
};

/** One entry on a page of its own. */
export function EntryPage({
  view,
  save,
  remove,
}: {
  readonly view: EntryFormView;
  readonly save: FormAction;
  readonly remove: FormAction;
}) {
  const { entry, offer } = view;
  const title = entry === null ? (offer === null ? "New entry" : "Enter what was offered") : "Change the entry";
  return (
    <div className="wrap pb-16">
      <PageHead title={title} crumbs={[{ href: "/cpd", label: "CPD ledger" }, { label: title }]}>
        {offer === null ? (
          <p>One activity may count under several schemes, each with its own unit.</p>
        ) : (
          <p>
            Prefilled from {origins[offer.kind]}. {offer.note === null ? "" : `${offer.note} `}It counts once you have
            written what you took from it.
          </p>
        )}
      </PageHead>
      <div className="mt-8 max-w-[46rem] stack-12">
        <EntryForm view={view} action={save} />
        {entry === null ? null : (
          <Section id="remove" title="Take it out" light>
            <p className="ui muted mb-2">The entry is deleted. What it was offered from is not offered again.</p>
            <RemoveEntry id={entry.id} what={entry.what} label="Take it out of the ledger" action={remove} />
          </Section>
        )}
      </div>
    </div>
  );
}
