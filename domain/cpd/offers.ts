/** Where an offered entry may come from. A new source of offers adds its kind here and its reader in `server/cpd/offers`. */
export const offerKinds = ["session"] as const;
export type OfferKind = (typeof offerKinds)[number];

/** What an offered activity is, for the headings that suit it. */
export const offerSuits = ["session_as_mentor", "session_as_mentee", "case_reply", "plan_item", "gate"] as const;
export type OfferSuit = (typeof offerSuits)[number];

/** Something that happened and that its owner may want in the ledger. Nothing is entered before they say so. */
export type CpdOffer = {
  readonly kind: OfferKind;
  readonly sourceId: string;
  readonly suit: OfferSuit;
  /** The day on the owner's calendar, ISO. */
  readonly happenedOn: string;
  readonly minutes: number;
  /** What happened, as the entry would say it. */
  readonly what: string;
  /** Where it can be read, a path of this site. */
  readonly path: string;
};
