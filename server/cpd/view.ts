import type { CpdRule, CycleCount, Loss } from "@/domain/cpd/caps";
import type { Cycle } from "@/domain/cpd/cycle";
import type { CpdOffer, OfferKind } from "@/domain/cpd/offers";
import type { Citations } from "@/server/catalogue/sources";

export type HeadingView = { id: string; name: string; examples: string; suits: string[]; note: string | null };

/** A scheme with the rule that holds on the day asked. */
export type SchemeView = {
  id: string;
  name: string;
  body: string;
  unit: string;
  units: string;
  minutesPerUnit: number;
  note: string | null;
  sourceIds: string[];
  headings: HeadingView[];
  /** Null where no rule is known for that day: then entries can be kept but not counted. */
  rule:
    | (CpdRule & { text: string; cycleMonths: number; certainty: string; readOn: string; sourceIds: string[] })
    | null;
};

/** One cycle of a scheme that the member follows. `count` is null where no rule is known. */
export type SchemeCycle = { scheme: SchemeView; startsOn: string; cycle: Cycle | null; count: CycleCount | null };

/** What an entry is worth under one scheme. */
export type EntryUnder = {
  schemeId: string;
  scheme: string;
  /** Null when the entry is under no heading of this scheme. */
  heading: string | null;
  counted: number;
  minutesPerUnit: number;
  units: string;
  losses: readonly Loss[];
};

export type EntryView = {
  id: string;
  happenedOn: string;
  minutes: number;
  what: string;
  reflection: string;
  /** What it was offered from; null for an entry of the member's own. */
  offered: OfferKind | null;
  under: EntryUnder[];
};

export type Suggestion = { schemeId: string; name: string; startsOn: string; credential: string };

/** The ledger of one member: a year of it, or all of it. */
export type LedgerView = {
  year: number | null;
  years: number[];
  /** The day whose cycles are shown: today, or the last day of the year asked. */
  asOf: string;
  entries: EntryView[];
  cycles: SchemeCycle[];
  offers: CpdOffer[];
  /** Schemes that the member does not follow, and those that a credential of theirs suggests. */
  others: SchemeView[];
  suggestions: Suggestion[];
  sources: Citations;
};
