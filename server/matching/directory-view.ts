import type { VisibleField } from "@/domain/accounts/visibility";
import type { DirectoryFilter } from "@/domain/matching/directory-query";
import type { CareerMove } from "@/domain/matching/moves";
import type { RefusalReason } from "@/domain/matching/rules";
import type { ScorePart, ScoreSlot } from "@/domain/matching/weights";
import type { MeetingMode } from "@/domain/programmes/meeting-modes";

/** A catalogue entry with its name. */
export type Named = { id: string; name: string };

/** A fact of a fit in words, without a full stop, and whether it speaks for the pair. */
export type FitSentence = { side: "for" | "against"; sentence: string };

/** A fit as it is shown: the parts' points, and the slots' points, each add up to `points` of 100. */
export type FitView = {
  points: number;
  slots: { slot: ScoreSlot; points: number; weight: number }[];
  parts: { part: ScorePart; points: number; weight: number; facts: FitSentence[] }[];
};

/** Why a mentor cannot be asked, and what would change it. */
export type WhyNotView = { reason: RefusalReason; because: string; change: string | null };

/** One mentor in a list: what this reader may see. Null and empty mean "not shared" or "not known". */
export type MentorRow = {
  memberId: string;
  handle: string;
  name: string;
  photoId: string | null;
  domain: Named | null;
  title: string | null;
  organisation: string | null;
  city: string | null;
  /** Short names of the posts held, oldest first. */
  route: string[];
  /** Null for a reader who is not a mentee, and where there is no score. */
  fit: FitView | null;
  /** Instead of a fit: what is missing, as sentences. */
  notEnough: string[] | null;
  places: { taken: number; capacity: number };
  /** The next free quarter hour within seven days: shared with the reader where the reader has given hours. */
  nextFree: Date | null;
  /** When a full mentor's next place should open, a pause ends or leave is over; null when not known. */
  opensAt: Date | null;
  /** In a mentorship or an open request with the reader: then there is nothing to ask for anew. */
  together: boolean;
  canAsk: boolean;
  whyNot: WhyNotView | null;
  mark: "saved" | "hidden" | null;
};

export type FacetValue = {
  value: string;
  label: string;
  /** Mentors with this value, given all the other filters. */
  count: number;
  on: boolean;
  /** True for a competency in which the reader has one of their largest gaps. */
  yours: boolean;
};
export type Facets = Record<DirectoryFilter, FacetValue[]>;

export type MentorList = {
  /** True for a mentee with enough facts: rows are ordered by fit. */
  ranked: boolean;
  /** Signed in as a mentee, but not ranked: why, and where to put that right. */
  notRanked: { sentence: string; href: string } | null;
  total: number;
  /** Position of the first row, from 1; 0 when there is none. */
  from: number;
  rows: MentorRow[];
  /** Keys for `after`. `previous` is null on the first page; its `after` is null when it leads to the first. */
  next: string | null;
  previous: { after: string | null } | null;
  facets: Facets;
  /** When nothing was found: what taking off one filter would find, most first. */
  relax: { filter: DirectoryFilter | "q" | "saved"; label: string; count: number; href: string }[];
  /** Mentors that meet the filters but are not offered to this mentee, by reason, most first. */
  notOffered: { reason: RefusalReason; count: number }[];
  /** How many mentors this reader has hidden. */
  hiddenCount: number;
};

export type MentorPage = MentorRow & {
  pronouns: string | null;
  headline: string | null;
  bio: string | null;
  languages: string[];
  timeZone: string;
  yearsExperience: number | null;
  domains: { domain: Named; subdomain: Named | null; isPrimary: boolean }[];
  /** Newest first. */
  history: {
    role: Named;
    shortRole: string;
    title: string | null;
    domain: Named | null;
    fromYear: number;
    toYear: number | null;
    note: string | null;
    largeTransformation: boolean;
  }[];
  moves: { move: CareerMove; label: string }[];
  credentials: {
    id: string;
    name: string;
    awardingBody: string;
    obtainedOn: string | null;
    expiresOn: string | null;
    expired: boolean;
    badgeUrl: string | null;
    badgeId: string | null;
    status: { kind: "self_declared" } | { kind: "seen"; by: string; at: Date };
  }[];
  /** In the zone of each slot. */
  hours: { weekday: number; startsAt: string; endsAt: string; timeZone: string }[];
  meets: MeetingMode[];
  strengths: { competency: Named; level: number; evidence: string | null }[];
  /** The reader's widest gaps with the mentor's level; empty for readers without gaps. */
  gaps: { competency: Named; now: number; target: number; mentorLevel: number | null; evidence: string | null }[];
  questions: string[];
  answers: { answered: number; asked: number } | null;
  withheld: VisibleField[];
  isSelf: boolean;
  can: { ask: boolean; save: boolean; hide: boolean; block: boolean };
};

/** One row of the comparison: the same question put to the reader and to each mentor, answers in the mentors' order. */
export type ComparisonRow = {
  label: string;
  /** The reader's own answer in words; empty when there is none to give. */
  yours: string[];
  /** Each mentor's answer in words; empty when it is not shared or not known. */
  cells: string[][];
  /** For each mentor, the words that the reader answers too. */
  shared: string[][];
  /** True when all mentors answer alike. */
  same: boolean;
};

export type MentorComparison = { mentors: MentorPage[]; rows: ComparisonRow[] };

/** Mentors per domain whom the reader may find, for the home page. */
export type DirectoryFigures = {
  mentors: number;
  free: number;
  domains: { domain: Named; mentors: number; free: number }[];
};
