import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { LedgerView } from "@/server/cpd/view";
import { CpdPage } from "./cpd-page";
import { CycleFigure } from "./cycle-figure";
import { EntryList } from "./entry-list";
import { OfferList } from "./offer-list";
import { CycleForms, FollowForms } from "./scheme-forms";
import { longDay } from "./words";

export type LedgerActions = {
  readonly follow: FormAction;
  readonly unfollow: FormAction;
  readonly decline: FormAction;
};

/** The ledger: what is offered, what was entered, and how far each scheme has come. Units of two bodies are never added. */
export function LedgerPage({ ledger, actions }: { readonly ledger: LedgerView; readonly actions: LedgerActions }) {
  const { entries, offers, cycles, year, sources } = ledger;
  return (
    <CpdPage
      here="/cpd"
      lead={<p>{stateOf(ledger)} Only you read this page.</p>}
      block={[
        { label: year === null ? "Entries" : `Entries in ${year}`, value: entries.length },
        { label: "Schemes kept", value: cycles.length },
        { label: "Counted on", value: longDay(ledger.asOf) },
      ]}
    >
      <div className="cols mt-8">
        <div className="c7 stack-6">
          {offers.length === 0 ? null : (
            <Section
              id="offered"
              title="Offered"
              aside="From sessions that both have confirmed, and from learning that you finished"
            >
              <OfferList offers={offers} decline={actions.decline} />
            </Section>
          )}
          <Section
            id="entries"
            title="Entries"
            end={
              <LinkButton small href="/cpd/entries/new">
                Add an entry
              </LinkButton>
            }
          >
            <Years ledger={ledger} />
            {entries.length === 0 ? (
              <EmptyState title={year === null ? "Nothing entered yet" : `Nothing entered in ${year}`}>
                A course, a talk, a book, a session: what you did, how long it took and what you took from it.
              </EmptyState>
            ) : (
              <EntryList entries={entries} />
            )}
          </Section>
        </div>
        <aside className="c5 stack-6" aria-label="Schemes">
          <Section id="schemes" title="Schemes" aside="Each body counts its own units">
            {cycles.length === 0 ? (
              <p className="muted mb-4">
                You keep no scheme here yet. Take one up and the ledger counts what its body asks for.
              </p>
            ) : (
              <div className="stack-12 mb-6">
                {cycles.map((cycle) => (
                  <div key={cycle.scheme.id} className="stack-2">
                    <CycleFigure cycle={cycle} sources={sources} />
                    <CycleForms cycle={cycle} follow={actions.follow} unfollow={actions.unfollow} />
                  </div>
                ))}
              </div>
            )}
            <FollowForms ledger={ledger} follow={actions.follow} />
          </Section>
        </aside>
      </div>
    </CpdPage>
  );
}

function stateOf({ offers, entries, cycles }: LedgerView): string {
  if (offers.length > 0) {
    const activities = offers.length === 1 ? "One activity waits" : `${offers.length} activities wait`;
    return `${activities} to be entered, or not.`;
  }
  if (entries.length === 0 && cycles.length === 0) return "Keep what you learn where every body can count it.";
  const short = cycles.filter(({ count }) => count !== null && (count.needed > 0 || count.activitiesNeeded > 0)).length;
  if (cycles.length === 0) return "No scheme counts these entries yet.";
  return short === 0
    ? "As this ledger counts, no scheme is short."
    : `${short} of ${cycles.length} schemes still ask for something.`;
}

function Years({ ledger: { years, year } }: { readonly ledger: LedgerView }) {
  if (years.length === 0) return null;
  const places = [{ href: "/cpd", label: "All years", on: year === null }].concat(
    years.map((one) => ({ href: `/cpd?year=${one}`, label: String(one), on: one === year })),
  );
  return (
    <div className="row between mb-2">
      <nav aria-label="Year" className="row ui">
        {places.map((place) => (
          <Link
            key={place.href}
            href={place.href}
            prefetch={false}
            className={place.on ? "inline-block py-1 font-semibold" : "inline-block py-1"}
            aria-current={place.on ? "true" : undefined}
          >
            {place.label}
          </Link>
        ))}
      </nav>
      {/* A file, so a plain link: the router must not try to show it. */}
      <a
        className="ui inline-block py-1"
        href={year === null ? "/cpd/ledger.csv" : `/cpd/ledger.csv?year=${year}`}
        download
      >
        Download as CSV
      </a>
    </div>
  );
}
