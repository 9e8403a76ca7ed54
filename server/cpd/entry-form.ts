import type { OfferRef } from "@/domain/cpd/form";
import type { CpdOffer } from "@/domain/cpd/offers";
import { found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { findEntry, todayIn, todayOf } from "./entries";
import { findOffer } from "./offers";
import { loadFollowed, loadSchemes } from "./schemes";
import type { SchemeView } from "./view";

/** What the form of an entry needs: the entry as it stands or as it is offered, and the schemes to count it under. */
export type EntryFormView = {
  entry: { id: string; happenedOn: string; minutes: number; what: string; reflection: string } | null;
  offer: CpdOffer | null;
  today: string;
  /** The heading chosen, or suggested for an offer, by scheme; a scheme without one is not counted. */
  headings: Record<string, string>;
  /** Schemes followed, and any other under which the entry stands already. */
  schemes: SchemeView[];
};

/** Reads it for its owner: an entry to change, something offered, or an empty form. */
export async function getEntryForm(
  ctx: MemberCtx,
  input: { entryId?: string | undefined; offer?: OfferRef | undefined },
): Promise<EntryFormView> {
  const [today, schemes, followed, stored, offer] = await Promise.all([
    todayOf(ctx.db, ctx.actor.id, ctx.now),
    loadSchemes(ctx.db, todayIn(ctx.actor.id, ctx.now)),
    loadFollowed(ctx.db, ctx.actor.id),
    input.entryId === undefined ? null : findEntry(ctx, input.entryId),
    input.offer === undefined ? null : findOffer(ctx, input.offer).then((one) => found(one, "cpd.offer_gone")),
  ]);
  const shown = schemes.filter((scheme) => followed.has(scheme.id) || stored?.headings.has(scheme.id) === true);
  const suggested = shown.flatMap((scheme): [string, string][] => {
    const heading = offer && scheme.headings.find((one) => one.suits.includes(offer.suit));
    return heading ? [[scheme.id, heading.id]] : [];
  });
  return {
    entry:
      stored === null
        ? null
        : {
            id: stored.id,
            happenedOn: stored.happenedOn,
            minutes: stored.minutes,
            what: stored.what,
            reflection: stored.reflection,
          },
    offer,
    today,
    headings: Object.fromEntries(stored?.headings ?? suggested),
    schemes: shown,
  };
}
