import type { VisibleField } from "@/domain/accounts/visibility";
import { enoughMinutes } from "@/domain/matching/parts";
import { missingOfMentee, type RefusalReason, refusalReasons, standingRefusal } from "@/domain/matching/rules";
import type { ScoreSettings } from "@/domain/matching/score";
import { addAll, type Bits, clearBit, hasBit, keepOnly, noBits, rowsOf, setBit, takeOut } from "./bits";
import type { MentorIndex } from "./mentor-index";
import { type Ranking, rank } from "./ranking";
import type { MemberReader } from "./reader";
import { sharedByRow } from "./shared-hours";

/** "At least two shared hours a week" (A9). */
const sharedHoursFilter = enoughMinutes / 2;

/** The directory through one reader's eyes: whom they may find, what they may read, and in which order. */
export type ReaderView = {
  index: MentorIndex;
  /** Rows that this reader may find at all. */
  found: Bits;
  /** Rows whose field this reader may read. */
  visible: (field: VisibleField) => Bits;
  /** Two shared hours a week or more; null for a reader without hours. */
  sharing: Bits | null;
  /** Null for a reader who is not a mentee, or of whom too little is known. */
  ranking: Ranking | null;
};

/** What a mentee's scores depend on besides the two people. */
export function scoreSettings(index: MentorIndex, mentee: NonNullable<MemberReader["mentee"]>): ScoreSettings {
  return {
    weights: mentee.weights,
    adjacency: mentee.adjacency,
    usualAnswerRate: index.usualRate(mentee.programmeId),
    windowStart: index.windowStart,
  };
}

const keptViews = 48;
const views = new WeakMap<MentorIndex, { version: number; byReader: Map<string, ReaderView> }>();

function factsKey(reader: MemberReader): string {
  return JSON.stringify(reader, (_, value: unknown) => {
    if (value instanceof Set) return [...value].sort();
    if (value instanceof Map) return [...value].sort();
    return value instanceof Uint32Array ? value.join(" ") : value;
  });
}

/**
 * The reader's view, remembered while neither the index nor anything it rests on changes; the least used is forgotten.
 * A visitor's is the same for all visitors.
 */
export function viewFor(index: MentorIndex, reader: MemberReader | null): ReaderView {
  let kept = views.get(index);
  if (!kept || kept.version !== index.version) {
    kept = { version: index.version, byReader: new Map() };
    views.set(index, kept);
  }
  const key = reader === null ? "" : factsKey(reader);
  const view = kept.byReader.get(key) ?? makeView(index, reader);
  kept.byReader.delete(key);
  kept.byReader.set(key, view);
  for (const oldest of kept.byReader.keys()) {
    if (kept.byReader.size <= keptViews) break;
    kept.byReader.delete(oldest);
  }
  return view;
}

function makeView(index: MentorIndex, reader: MemberReader | null): ReaderView {
  const visible = visibleRows(index, reader);
  const found = foundRows(index, reader, visible("listing"));
  const shared = reader?.hours ? sharedByRow(index, reader.hours) : null;
  return {
    index,
    found,
    visible,
    sharing: shared && sharingRows(shared, visible("availability")),
    ranking: reader?.mentee ? rankFor(index, reader, reader.mentee, found, visible("organisation"), shared) : null,
  };
}

function visibleRows(index: MentorIndex, reader: MemberReader | null): (field: VisibleField) => Bits {
  const kept = new Map<VisibleField, Bits>();
  const fellows = noBits(index.rows);
  for (const id of reader?.programmeIds ?? []) addAll(fellows, index.inProgramme.of(id));
  return (field) => {
    const known = kept.get(field);
    if (known) return known;
    const rows = noBits(index.rows);
    if (reader === null) addAll(rows, index.visible.guest.of(field));
    else {
      addAll(rows, index.visible.programme.of(field));
      keepOnly(rows, fellows);
      addAll(rows, index.visible.member.of(field));
    }
    kept.set(field, rows);
    return rows;
  };
}

function foundRows(index: MentorIndex, reader: MemberReader | null, listed: Bits): Bits {
  const found = noBits(index.rows);
  addAll(found, listed);
  keepOnly(found, index.live);
  if (reader === null) return takeOut(found, index.covered);
  for (const row of index.ofOrganisation.of(reader.organisationKey)) {
    const id = index.entries[row]?.id;
    if (hasBit(index.covered, row) && id !== undefined && !reader.pairedIds.has(id)) clearBit(found, row);
  }
  dropRow(found, index.rowOf(reader.id));
  for (const id of reader.excludedIds) dropRow(found, index.rowOf(id));
  for (const [id, kind] of reader.marks) if (kind === "hidden") dropRow(found, index.rowOf(id));
  return found;
}

function dropRow(bits: Bits, row: number | undefined): void {
  if (row !== undefined) clearBit(bits, row);
}

function sharingRows(shared: Uint16Array, visible: Bits): Bits {
  const rows = noBits(shared.length);
  for (const row of rowsOf(visible)) if ((shared[row] ?? 0) >= sharedHoursFilter) setBit(rows, row);
  return rows;
}

function rankFor(
  index: MentorIndex,
  reader: MemberReader,
  mentee: NonNullable<MemberReader["mentee"]>,
  found: Bits,
  organisationShown: Bits,
  shared: Uint16Array | null,
): Ranking | null {
  if (missingOfMentee(mentee.facts).length > 0) return null;
  const refused = standings(index, reader, mentee, found, organisationShown);
  return rank(index, mentee.facts, scoreSettings(index, mentee), found, refused, shared);
}

/** Rows refused for who the two are to each other: few, so they are asked one by one. */
function standings(
  index: MentorIndex,
  reader: MemberReader,
  mentee: NonNullable<MemberReader["mentee"]>,
  found: Bits,
  organisationShown: Bits,
): Map<number, RefusalReason> {
  const refused = new Map<number, RefusalReason>();
  const elsewhere = takeOut(found.slice(), index.mentorsIn.of(mentee.programmeId));
  for (const row of rowsOf(elsewhere)) refused.set(row, "not_approved");
  const near = new Set([
    ...index.ofOrganisation.of(reader.organisationKey),
    ...index.withEmail.of(reader.lineManagerEmail),
    ...index.reportsTo.of(reader.email),
  ]);
  for (const row of near) {
    const entry = index.entries[row];
    if (!entry) continue;
    const mentor = { ...entry, memberId: entry.id };
    const reason = standingRefusal(pairStanding(reader, mentee, mentor, hasBit(organisationShown, row)));
    if (reason !== null) refused.set(row, reason);
  }
  return refused;
}

type Employment = {
  memberId: string;
  email: string;
  organisationKey: string | null;
  unit: string | null;
  lineManagerEmail: string | null;
  hiddenFromOwnOrganisation: boolean;
};

function folded(unit: string | null): string {
  return unit?.trim().toLowerCase() ?? "";
}

/** What a mentee and a mentor are to each other, as declared. */
export function pairStanding(
  reader: MemberReader,
  mentee: { sameEmployerAllowed: boolean },
  mentor: Employment,
  organisationShown: boolean,
): Parameters<typeof standingRefusal>[0] {
  const sameOrganisation = reader.organisationKey !== null && reader.organisationKey === mentor.organisationKey;
  return {
    excluded: reader.excludedIds.has(mentor.memberId),
    sameOrganisation,
    sameUnit: sameOrganisation && folded(reader.unit) !== "" && folded(reader.unit) === folded(mentor.unit),
    lineManager: reader.lineManagerEmail === mentor.email || mentor.lineManagerEmail === reader.email,
    mentorHidesFromOwnOrganisation: mentor.hiddenFromOwnOrganisation && !reader.pairedIds.has(mentor.memberId),
    menteeHidesFromOwnOrganisation: reader.hiddenFromOwnOrganisation,
    sameEmployerAllowed: mentee.sameEmployerAllowed,
    organisationShown,
  };
}

/** How many of these rows are refused, by reason, most first. */
export function countRefusals(ranking: Ranking, rows: Bits): { reason: RefusalReason; count: number }[] {
  const counts = new Map<RefusalReason, number>();
  for (const row of rowsOf(rows)) {
    const reason = ranking.refusalOf(row);
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return refusalReasons
    .flatMap((reason) => {
      const count = counts.get(reason);
      return count === undefined ? [] : [{ reason, count }];
    })
    .sort((a, b) => b.count - a.count);
}
