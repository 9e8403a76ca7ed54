import { movesMade } from "@/domain/matching/moves";
import { mentorRefusal } from "@/domain/matching/rules";
import type { MatchingCatalogue } from "./catalogue-names";
import { mentorStanding, postsOf } from "./mentor-facts";
import type { MentorRecord } from "./mentor-records";
import { foldedName } from "./word-index";

/** Filters whose values are read off a mentor, each as sets of rows. */
export const indexedFilters = [
  "domain",
  "moved",
  "level",
  "specialism",
  "helps",
  "meets",
  "language",
  "zone",
  "large",
] as const;
export type IndexedFilter = (typeof indexedFilters)[number];

/** From this level on a mentor helps others with a competency. */
const helpingLevel = 3;

/** The values under which a mentor is found, for each filter, whoever may see them. */
export function facetValues(
  record: MentorRecord,
  catalogue: MatchingCatalogue,
): Record<IndexedFilter, Iterable<string>> {
  const level = catalogue.roleFacts.get(record.currentRoleId ?? "")?.level ?? 0;
  const levelId = catalogue.levels[level - 1]?.id;
  return {
    domain: record.domains.map((domain) => domain.domainId),
    moved: movesMade(postsOf(record, catalogue)),
    level: levelId === undefined ? [] : [levelId],
    specialism: [
      ...record.domains.flatMap((domain) => domain.subdomainId ?? []),
      ...record.history.map((post) => post.roleId).filter((id) => catalogue.roleFacts.get(id)?.specialist),
    ],
    helps: record.strengths.filter((row) => row.level >= helpingLevel).map((row) => row.competencyId),
    meets: record.meetingModes,
    language: record.languages,
    zone: [record.timeZone],
    large: record.history.some((post) => post.largeTransformation) ? ["1"] : [],
  };
}

/** One mentor as the index remembers them: what rules and states need besides the columns; no texts. */
export type IndexEntry = {
  id: string;
  nameKey: string;
  record: Omit<MentorRecord, "bio" | "headline" | "history" | "strengths" | "credentials" | "questions" | "visibility">;
};

export function entryOf(record: MentorRecord): IndexEntry {
  const { bio, headline, history, strengths, credentials, questions, visibility, ...kept } = record;
  return { id: record.memberId, nameKey: foldedName(record.name).slice(0, 60), record: kept };
}

/** By name, then by id: less than 0 when `a` comes first. */
export function byName(a: IndexEntry, b: IndexEntry): number {
  if (a.nameKey !== b.nameKey) return a.nameKey < b.nameKey ? -1 : 1;
  return a.id < b.id ? -1 : a.id === b.id ? 0 : 1;
}

/**
 * Whether a mentor has a free place, where that does not depend on the day: "free", "taken", or "dated" for those on
 * leave, paused, or with a place that opens on a known day.
 */
export function steadyPlace(record: IndexEntry["record"]): "free" | "taken" | "dated" {
  if (record.leave.length > 0 || record.pausedUntil !== null) return "dated";
  const refusal = mentorRefusal(mentorStanding(record, ""), new Date(0));
  if (refusal === null) return "free";
  return refusal === "full" && record.nextEndsOn !== null ? "dated" : "taken";
}
