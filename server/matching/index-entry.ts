import { movesMade } from "@/domain/matching/moves";
import { mentorRefusal } from "@/domain/matching/rules";
import type { MatchingCatalogue } from "./catalogue-names";
import { mentorStanding, type opensOn, postsOf } from "./mentor-facts";
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

type Slot = MentorRecord["hours"][number];

/** What decides about a free place where the day matters. */
type DatedPlace = Parameters<typeof opensOn>[0];

/** One mentor as the index remembers them: what rules and states need besides the columns; no texts. */
export type IndexEntry = Pick<
  MentorRecord,
  "email" | "programmeId" | "organisationKey" | "unit" | "lineManagerEmail" | "hiddenFromOwnOrganisation"
> & {
  id: string;
  nameKey: string;
  asked: number;
  answered: number;
  hours: readonly Slot[];
  /** Null for those who are free, or not free, on any day. */
  dated: DatedPlace | null;
};

/** Makes entries whose equal parts are one and the same: many mentors name the same evening, employer and programme. */
export class EntryMaker {
  private readonly texts = new Map<string, string>();
  private readonly slots = new Map<string, Slot>();

  make(record: MentorRecord): IndexEntry {
    return {
      id: record.memberId,
      nameKey: foldedName(record.name).slice(0, 60),
      email: record.email,
      programmeId: this.text(record.programmeId),
      organisationKey: record.organisationKey && this.text(record.organisationKey),
      unit: record.unit && this.text(record.unit),
      lineManagerEmail: record.lineManagerEmail,
      hiddenFromOwnOrganisation: record.hiddenFromOwnOrganisation,
      asked: record.askedCount,
      answered: record.answeredCount,
      hours: record.hours.map((slot) => this.slot(slot)),
      dated: steadyPlace(record) === "dated" ? datedPlace(record) : null,
    };
  }

  private text(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }

  private slot(slot: Slot): Slot {
    const key = `${slot.weekday} ${slot.startsAt} ${slot.endsAt} ${slot.timeZone}`;
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    this.slots.set(key, slot);
    return slot;
  }
}

function datedPlace(record: MentorRecord): DatedPlace {
  const { approvedAt, briefedAt, settings, capacityMentees, takenMentees, pausedAt, pausedUntil } = record;
  const { leave, lapsedInARow, timeZone, nextEndsOn } = record;
  return {
    approvedAt,
    briefedAt,
    settings,
    capacityMentees,
    takenMentees,
    pausedAt,
    pausedUntil,
    leave,
    lapsedInARow,
    timeZone,
    nextEndsOn,
  };
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
export function steadyPlace(record: MentorRecord): "free" | "taken" | "dated" {
  if (record.leave.length > 0 || record.pausedUntil !== null) return "dated";
  const refusal = mentorRefusal(mentorStanding(record, ""), new Date(0));
  if (refusal === null) return "free";
  return refusal === "full" && record.nextEndsOn !== null ? "dated" : "taken";
}
