import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CpdOffer } from "@/domain/cpd/offers";
import { durationText, shortDay } from "./words";

/** What could go into the ledger. Nothing does before its owner says so and writes what they took from it. */
export function OfferList({ offers, decline }: { readonly offers: readonly CpdOffer[]; readonly decline: FormAction }) {
  return (
    <ol className="bare agenda">
      {offers.map((offer) => (
        <li key={`${offer.kind} ${offer.sourceId}`}>
          <span className="date">{shortDay(offer.happenedOn)}</span>
          <div>
            <Link className="plain font-semibold" href={offer.path} prefetch={false}>
              {offer.what}
            </Link>
            <p className="small muted">
              {durationText(offer.minutes)}
              {offer.note === null ? "" : `. ${offer.note}`}
            </p>
          </div>
          <div className="row">
            <LinkButton
              small
              href={`/cpd/entries/new?kind=${offer.kind}&source=${offer.sourceId}`}
              aria-label={`Enter it: ${offer.what}`}
            >
              Enter it
            </LinkButton>
            <ActionForm action={decline} id={`decline-${offer.sourceId}`}>
              <input type="hidden" name="kind" value={offer.kind} />
              <input type="hidden" name="sourceId" value={offer.sourceId} />
              <SubmitButton look="quiet" small busy="Taking it off…" aria-label={`Not for my ledger: ${offer.what}`}>
                Not for my ledger
              </SubmitButton>
            </ActionForm>
          </div>
        </li>
      ))}
    </ol>
  );
}
