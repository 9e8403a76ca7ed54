import { DateTime } from "luxon";
import {
  audienceOf,
  type Relation,
  readVisibility,
  type Visibility,
  type VisibleField,
  visibleFields,
  visibleTo,
} from "@/domain/accounts/visibility";
import { cellsOf, type WeekCells, weekWords } from "@/domain/matching/availability";
import type { MentorFacts, PostHeld, RoleFacts } from "@/domain/matching/facts";
import { type MentorStanding, mentorRefusal } from "@/domain/matching/rules";
import type { MatchingCatalogue } from "./catalogue-names";
import type { MentorRecord } from "./mentor-records";

type Hours = MentorRecord["hours"];

/** Free quarter hours of weekly slots, remembering each slot's: many people name the same evenings. */
export class HoursReader {
  private readonly known = new Map<string, WeekCells>();

  /** `windowStart` is the first instant of the seven days to read slots in. */
  constructor(readonly windowStart: Date) {}

  /** Null when no hours are given, which is not the same as never being free. */
  read(hours: Readonly<Hours>): WeekCells | null {
    if (hours.length === 0) return null;
    const cells = new Uint32Array(weekWords);
    for (const slot of hours) {
      const key = `${slot.weekday} ${slot.startsAt} ${slot.endsAt} ${slot.timeZone}`;
      let own = this.known.get(key);
      if (own === undefined) {
        own = cellsOf(
          [{ weekday: slot.weekday, start: slot.startsAt, end: slot.endsAt, zone: slot.timeZone }],
          this.windowStart,
        );
        this.known.set(key, own);
      }
      for (let word = 0; word < weekWords; word++) cells[word] = (cells[word] ?? 0) | (own[word] ?? 0);
    }
    return cells;
  }
}

/** Which of the fields a viewer of this relation may see, as a question. */
function sees(visibility: Visibility, relation: Relation): (field: VisibleField) => boolean {
  return (field) => visibleTo(audienceOf(visibility, field), relation);
}

/** The fields that a viewer of this relation may see, one bit each in the order of `visibleFields`. */
export function visibleBits(record: MentorRecord, relation: Relation): number {
  const may = sees(readVisibility(record.visibility), relation);
  return visibleFields.reduce((bits, field, index) => (may(field) ? bits | (1 << index) : bits), 0);
}

function roleOf(catalogue: MatchingCatalogue, roleId: string | null): RoleFacts | null {
  const role = roleId === null ? undefined : catalogue.roleFacts.get(roleId);
  return role ? { roleId: role.roleId, family: role.family, level: role.level } : null;
}

/** The posts held as matching reads them; a role that the catalogue no longer has is left out. */
export function postsOf(record: MentorRecord, catalogue: MatchingCatalogue): PostHeld[] {
  return record.history.flatMap((post) => {
    const role = roleOf(catalogue, post.roleId);
    return role ? [{ ...role, domainId: post.domainId, fromYear: post.fromYear, toYear: post.toYear }] : [];
  });
}

/**
 * What matching may read of a mentor on behalf of a viewer of this relation: a field held back is a field not known.
 * Ranking and fit always read as a fellow member of the programme, so that both use the same facts.
 */
export function mentorFacts(
  record: MentorRecord,
  relation: Relation,
  catalogue: MatchingCatalogue,
  hours: HoursReader,
): MentorFacts {
  const may = sees(readVisibility(record.visibility), relation);
  const primary = record.domains.find((row) => row.isPrimary)?.domainId ?? null;
  const others = new Set(record.domains.map((row) => row.domainId).filter((id) => id !== primary));
  const words = [may("role") && record.jobTitle, may("headline") && record.headline, may("bio") && record.bio];
  return {
    id: record.memberId,
    current: may("role") ? roleOf(catalogue, record.currentRoleId) : null,
    primaryDomainId: may("domain") ? primary : null,
    otherDomainIds: may("domain") ? [...others] : [],
    subdomainIds: may("domain") ? record.domains.flatMap((row) => row.subdomainId ?? []) : [],
    posts: may("history") ? postsOf(record, catalogue) : [],
    strengths: new Map(may("strengths") ? record.strengths.map((row) => [row.competencyId, row.level]) : []),
    text: words.filter((text) => typeof text === "string").join("\n"),
    languages: may("languages") ? record.languages : [],
    modes: record.meetingModes,
    hours: may("availability") ? hours.read(record.hours) : null,
    answered: record.answeredCount,
    asked: record.askedCount,
  };
}

/** The calendar day in a zone, as YYYY-MM-DD. */
export function dayIn(zone: string, now: Date): string {
  return DateTime.fromJSDate(now, { zone }).toISODate() ?? now.toISOString().slice(0, 10);
}

/** True for a mentor whom the programme lets others find: approved, and briefed where it asks for that. */
export function isListed(record: Pick<MentorRecord, "approvedAt" | "briefedAt" | "settings">): boolean {
  return record.approvedAt !== null && (record.briefedAt !== null || !record.settings.briefingRequired);
}

type Standing = Pick<
  MentorRecord,
  | "approvedAt"
  | "briefedAt"
  | "settings"
  | "capacityMentees"
  | "takenMentees"
  | "pausedAt"
  | "pausedUntil"
  | "leave"
  | "lapsedInARow"
>;

/** What the mentor can take on, today in their own zone. */
export function mentorStanding(record: Standing, today: string): MentorStanding {
  return {
    approved: isListed(record),
    capacityMentees: record.capacityMentees,
    takenMentees: record.takenMentees,
    pausedAt: record.pausedAt,
    pausedUntil: record.pausedUntil,
    onLeave: record.leave.some((row) => row.fromDay <= today && (row.toDay === null || row.toDay >= today)),
    lapsedInARow: record.lapsedInARow,
    silentAfterLapses: record.settings.silentAfterLapses,
  };
}

/** The day, in the mentor's zone, on which a mentor refused for this reason should be free again; null when not known. */
export function opensOn(
  record: Standing & Pick<MentorRecord, "timeZone" | "nextEndsOn">,
  refusal: ReturnType<typeof mentorRefusal>,
  today: string,
): string | null {
  switch (refusal) {
    case "paused":
      return record.pausedUntil && dayIn(record.timeZone, record.pausedUntil);
    case "on_leave": {
      const current = record.leave.find((row) => row.fromDay <= today && (row.toDay === null || row.toDay >= today));
      return current?.toDay ? DateTime.fromISO(current.toDay).plus({ days: 1 }).toISODate() : null;
    }
    case "full":
      return record.nextEndsOn !== null && record.nextEndsOn >= today ? record.nextEndsOn : null;
    default:
      return null;
  }
}

/** When a mentor who cannot be asked now should be free again, as far as a date is known. */
export function opensAt(record: Standing & Pick<MentorRecord, "timeZone" | "nextEndsOn">, now: Date): Date | null {
  const today = dayIn(record.timeZone, now);
  const refusal = mentorRefusal(mentorStanding(record, today), now);
  if (refusal === "paused") return record.pausedUntil;
  const day = opensOn(record, refusal, today);
  return day === null ? null : DateTime.fromISO(day, { zone: record.timeZone }).toJSDate();
}
