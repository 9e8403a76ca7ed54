import type { FinishedLearning } from "@/domain/plans/finished-learning";

/** Where an offered entry may come from. A new source of offers adds its kind here and its reader in `server/cpd/offers`. */
export const offerKinds = ["session", "task", "case_reply"] as const;
export type OfferKind = (typeof offerKinds)[number];

/** What an offered activity is, for the headings that suit it. */
export const offerSuits = ["session_as_mentor", "session_as_mentee", "case_reply", "course", "study"] as const;
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
  /** Whence the time is known, where it is not simply how long it took. */
  readonly note: string | null;
};

/** One entry holds no more than this, in minutes. */
const mostEntryMinutes = 6000;

/** What is shorter is not offered. */
const leastOfferMinutes = 5;

/** A session that both sides have confirmed, with its day on the member's calendar. */
export type SessionHeld = { readonly day: string; readonly minutes: number };

const hours = (minutes: number) => `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}`;

/**
 * The task as an offer, or null when nothing of it is left to enter. The sessions held in its days are offered by themselves:
 * their minutes are taken off, so that no hour is entered twice.
 */
export function taskOffer(task: FinishedLearning, sessions: readonly SessionHeld[]): CpdOffer | null {
  const planned = Math.round(task.effortHours * 60);
  const from = task.startedOn ?? task.finishedOn;
  const within = sessions.filter(({ day }) => day >= from && day <= task.finishedOn);
  const elsewhere = within.reduce((sum, session) => sum + session.minutes, 0);
  const left = planned - elsewhere;
  if (left < leastOfferMinutes) return null;
  const reckoned =
    elsewhere === 0
      ? `The hours are those that plan ${task.reference} reckons.`
      : `Plan ${task.reference} reckons ${hours(planned)}, less ${hours(elsewhere)} of sessions in those days, which are offered by themselves.`;
  const split = left > mostEntryMinutes ? " One entry holds 100 hours: enter the rest as another." : "";
  return {
    kind: "task",
    sourceId: task.itemId,
    suit: task.area === "formal_training" ? "course" : "study",
    happenedOn: task.finishedOn,
    minutes: Math.min(left, mostEntryMinutes),
    what: task.title,
    path: `/plans/${task.planId}/items/${task.itemId}`,
    note: `${reckoned} Put in what it truly took.${split}`,
  };
}
