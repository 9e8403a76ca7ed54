import type { MeetingMode } from "../programmes/meeting-modes";
import type { SharedTime, WeekCells } from "./availability";

/** A role as matching reads it: its family, and its place on the four levels (1 entry, 2 team, 3 managing, 4 directing). */
export type RoleFacts = { roleId: string; family: string; level: number };

/** A post held. An open end means that it is held now. */
export type PostHeld = RoleFacts & { domainId: string | null; fromYear: number; toYear: number | null };

/** One of the mentee's largest gaps. A domain-bound competency is only helped by somebody who works in the wanted domain. */
export type GapFacts = { competencyId: string; now: number; target: number; domainBound: boolean };

/** What matching reads of a mentee. Null and empty mean "not known", never "anything will do". */
export type MenteeFacts = {
  id: string;
  zone: string;
  current: RoleFacts | null;
  target: RoleFacts | null;
  currentDomainId: string | null;
  targetDomainId: string | null;
  targetSubdomainId: string | null;
  /** Which domains a mentor may come from: the wanted one, any but the present one, or whichever fits. */
  domainWish: "same" | "other" | "either";
  gaps: readonly GapFacts[];
  goals: string | null;
  languages: readonly string[];
  modes: readonly MeetingMode[];
  hours: WeekCells | null;
};

/** What matching reads of a mentor, already cut down to what this reader may see. */
export type MentorFacts = {
  id: string;
  current: RoleFacts | null;
  primaryDomainId: string | null;
  otherDomainIds: readonly string[];
  subdomainIds: readonly string[];
  posts: readonly PostHeld[];
  strengths: ReadonlyMap<string, number>;
  /** Title, headline and words of their own, for the comparison with the mentee's goals. */
  text: string;
  languages: readonly string[];
  modes: readonly MeetingMode[];
  hours: WeekCells | null;
  answered: number;
  asked: number;
};

/** A fact that would be needed and is not there. */
export type MissingFact = {
  whose: "mentee" | "mentor";
  what:
    | "current_role"
    | "target_role"
    | "domain"
    | "gaps"
    | "strengths"
    | "goals"
    | "hours"
    | "posts"
    | "words"
    | "answers";
};

/** One fact that a part of the score has used. `side` says whether it speaks for the pair or against it. */
export type FitFact = { side: "for" | "against" } & (
  | { kind: "not_known"; missing: MissingFact }
  | { kind: "domain_primary"; domainId: string; sinceYear: number | null }
  | { kind: "domain_also"; domainId: string }
  | { kind: "domain_near"; domainId: string; wantedId: string; nearness: number }
  | { kind: "domain_far"; domainId: string; wantedId: string }
  | { kind: "domain_other"; domainId: string; currentId: string }
  | { kind: "domain_not_other"; domainId: string }
  | { kind: "gap_closed"; competencyId: string; mentorLevel: number; now: number; target: number }
  | { kind: "gap_partly"; competencyId: string; mentorLevel: number; now: number; target: number }
  | { kind: "gap_open"; competencyId: string }
  | { kind: "gap_other_domain"; competencyId: string; wantedId: string }
  | { kind: "no_gaps" }
  | { kind: "was"; roleId: string; untilYear: number }
  | { kind: "has_done_target"; roleId: string; fromYear: number | null; toYear: number | null }
  | { kind: "far_beyond_target"; roleId: string }
  | { kind: "beyond_without_target"; roleId: string; targetId: string }
  | { kind: "has_not_done_target"; targetId: string }
  | { kind: "level_above"; steps: number; roleId: string }
  | { kind: "hours_shared"; minutes: number; times: readonly SharedTime[] }
  | { kind: "answers"; answered: number; asked: number }
  | { kind: "answers_usual" }
  | { kind: "specialism_shared"; subdomainId: string }
  | { kind: "specialism_not_shared"; subdomainId: string }
  | { kind: "words_shared"; words: readonly string[] }
  | { kind: "words_not_shared" }
);
