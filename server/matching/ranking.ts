import type { MenteeFacts } from "@/domain/matching/facts";
import { goalsRaw, tellingWords } from "@/domain/matching/goals";
import { availabilityRaw, domainRaw, levelRaw, pathRaw, secondaryDomain, wantedDomain } from "@/domain/matching/parts";
import { responseRaw } from "@/domain/matching/response";
import { missingOfMentee, type RefusalReason, refusalReasons } from "@/domain/matching/rules";
import { basisPointsOf, type ScoreSettings } from "@/domain/matching/score";
import { nearnessOf } from "@/domain/matching/weights";
import { addAll, type Bits, hasBit, noBits, rowsOf, setBit } from "./bits";
import type { KeyedBits } from "./keyed-bits";
import type { MentorIndex } from "./mentor-index";
import { sharedByRow } from "./shared-hours";

const topScore = 10_000;

/**
 * Every mentor of a set for one mentee: a score of 1 to 10000, or the rule that refuses. Equal to what the pure `score`
 * says of each pair, computed over columns. Rows come best first, ties by id.
 */
export class Ranking {
  private readonly starts: Uint32Array;
  private readonly order: Uint32Array;
  private readonly sorted: Uint8Array;

  constructor(
    private readonly index: MentorIndex,
    /** By row: the score, or 0 where there is none. */
    readonly scores: Uint16Array,
    /** By row: number in `refusalReasons` plus one, or 0. */
    readonly refusals: Uint8Array,
    readonly offered: Bits,
  ) {
    this.starts = new Uint32Array(topScore + 2);
    for (const row of rowsOf(offered)) this.bump(topScore - (scores[row] ?? 0) + 1);
    for (let at = 1; at < this.starts.length; at++) this.bump(at, this.starts[at - 1] ?? 0);
    this.order = new Uint32Array(this.starts[topScore + 1] ?? 0);
    this.sorted = new Uint8Array(topScore + 1);
    const next = this.starts.slice();
    for (const row of rowsOf(offered)) {
      const bucket = topScore - (scores[row] ?? 0);
      const at = next[bucket] ?? 0;
      this.order[at] = row;
      next[bucket] = at + 1;
    }
  }

  /** Offered rows, best first. A group of equal scores is put in order when a reader first comes to it. */
  *rows(): Generator<number> {
    for (let bucket = 0; bucket <= topScore; bucket++) {
      const from = this.starts[bucket] ?? 0;
      const end = this.starts[bucket + 1] ?? 0;
      if (from === end) continue;
      if (this.sorted[bucket] === 0) {
        this.order.subarray(from, end).sort((a, b) => this.compareIds(a, b));
        this.sorted[bucket] = 1;
      }
      for (let at = from; at < end; at++) yield this.order[at] ?? 0;
    }
  }

  /** Why a row is not offered; null for an offered one. */
  refusalOf(row: number): RefusalReason | null {
    return refusalReasons[(this.refusals[row] ?? 0) - 1] ?? null;
  }

  private bump(at: number, by = 1): void {
    this.starts[at] = (this.starts[at] ?? 0) + by;
  }

  private compareIds(a: number, b: number): number {
    const heads = (this.index.columns.idHead[a] ?? 0) - (this.index.columns.idHead[b] ?? 0);
    if (heads !== 0) return heads;
    return (this.index.entries[a]?.id ?? "") < (this.index.entries[b]?.id ?? "") ? -1 : 1;
  }
}

const refusalNumber = Object.fromEntries(refusalReasons.map((reason, at) => [reason, at + 1])) as Record<
  // The keys are exactly the reasons: fromEntries alone forgets that.
  RefusalReason,
  number
>;

/**
 * Ranks the mentors of `candidates` for a mentee. `standing` are rows already refused for who the two are to each other;
 * `shared` the minutes that each row shares with the mentee, where they are known already.
 */
export function rank(
  index: MentorIndex,
  mentee: MenteeFacts,
  settings: ScoreSettings,
  candidates: Bits,
  standing: ReadonlyMap<number, RefusalReason>,
  shared: Uint16Array | null = mentee.hours && sharedByRow(index, mentee.hours),
): Ranking {
  const scores = new Uint16Array(index.rows);
  const refusals = new Uint8Array(index.rows);
  const offered = noBits(index.rows);
  const refused = fitRules(index, mentee, shared);
  const raw = rawParts(index, mentee, settings, shared);
  for (const row of rowsOf(candidates)) {
    const reason = standing.get(row) ?? refused(row);
    if (reason !== null) {
      refusals[row] = refusalNumber[reason];
      continue;
    }
    scores[row] = basisPointsOf(raw(row), settings.weights);
    setBit(offered, row);
  }
  return new Ranking(index, scores, refusals, offered);
}

function anyOf(index: MentorIndex, sets: KeyedBits, keys: readonly string[]): Bits {
  const bits = noBits(index.columns.room);
  for (const key of keys) addAll(bits, sets.of(key));
  return bits;
}

/** The rules of `fitRefusal`, in its order, for one row. */
function fitRules(
  index: MentorIndex,
  mentee: MenteeFacts,
  shared: Uint16Array | null,
): (row: number) => RefusalReason | null {
  const speaks = anyOf(index, index.columns.language, mentee.languages);
  const meets = anyOf(index, index.columns.mode, mentee.modes);
  const enough = missingOfMentee(mentee).length === 0;
  return (row) => {
    const level = index.columns.level[row] ?? 0;
    if (mentee.current && level > 0 && level <= mentee.current.level) return "level";
    if (mentee.languages.length > 0 && hasBit(index.columns.languagesKnown, row) && !hasBit(speaks, row))
      return "language";
    if (mentee.modes.length > 0 && hasBit(index.columns.modesKnown, row) && !hasBit(meets, row)) return "mode";
    if (shared?.[row] === 0 && hasBit(index.columns.hoursKnown, row)) return "hours";
    return enough && level > 0 && (index.columns.primaryDomain[row] ?? -1) >= 0 ? null : "not_enough";
  };
}

type RawParts = Parameters<typeof basisPointsOf>[0];

/** The raw parts of `score` for one row, read from columns. The object answered is used again for the next row. */
function rawParts(
  index: MentorIndex,
  mentee: MenteeFacts,
  settings: ScoreSettings,
  shared: Uint16Array | null,
): (row: number) => RawParts {
  const parts = { domain: 0, gaps: 0, path: 0, level: 0, availability: 0, response: 0, goals: 0 };
  const domain = domainOf(index, mentee, settings);
  const gaps = gapsOf(index, mentee);
  const goals = goalsOf(index, mentee);
  const target = mentee.target;
  const held = target ? index.columns.heldRole.of(target.roleId) : undefined;
  const reach = target ? index.columns.familyReach.get(target.family) : undefined;
  const ownLevel = mentee.current?.level ?? 0;
  return (row) => {
    const level = index.columns.level[row] ?? 0;
    parts.domain = domain(row);
    parts.gaps = gaps(row);
    parts.path = target ? pathRaw(target, level, held !== undefined && hasBit(held, row), reach?.[row] ?? 0) : 0;
    parts.level = levelRaw(level - ownLevel);
    parts.availability = availabilityRaw(shared?.[row] ?? 0);
    parts.response =
      responseRaw(index.columns.answered[row] ?? 0, index.columns.asked[row] ?? 0, settings.usualAnswerRate) ?? 0;
    parts.goals = goals(row);
    return parts;
  };
}

function domainOf(index: MentorIndex, mentee: MenteeFacts, settings: ScoreSettings): (row: number) => number {
  const wanted = wantedDomain(mentee);
  const ids = index.columns.domains.ids;
  if (wanted === null) {
    const own = mentee.currentDomainId;
    return (row) => (ids[index.columns.primaryDomain[row] ?? -1] === own ? 0 : 1000);
  }
  const asPrimary = ids.map((id) => domainRaw(settings.adjacency, wanted, id, []));
  const asOther = index.columns.otherDomain
    .entries()
    .map(([id, rows]) => ({
      rows,
      raw: Math.floor((secondaryDomain * nearnessOf(settings.adjacency, id, wanted)) / 1000),
    }))
    .filter(({ raw }) => raw > 0);
  return (row) => {
    let best = asPrimary[index.columns.primaryDomain[row] ?? -1] ?? 0;
    for (const other of asOther) if (other.raw > best && hasBit(other.rows, row)) best = other.raw;
    return best;
  };
}

function gapsOf(index: MentorIndex, mentee: MenteeFacts): (row: number) => number {
  const wanted = wantedDomain(mentee);
  const open = mentee.gaps.filter((gap) => gap.target > gap.now);
  const width = open.reduce((sum, gap) => sum + gap.target - gap.now, 0);
  if (width === 0) return () => 0;
  const wantedNumber = wanted === null ? undefined : index.columns.domains.find(wanted);
  const others = wanted === null ? undefined : index.columns.otherDomain.of(wanted);
  const columns = open.map((gap) => ({
    ...gap,
    wide: gap.target - gap.now,
    levels: index.columns.strength.get(gap.competencyId),
  }));
  return (row) => {
    const worksThere =
      wanted === null ||
      index.columns.primaryDomain[row] === wantedNumber ||
      (others !== undefined && hasBit(others, row));
    let covered = 0;
    for (const { levels, now, wide, domainBound } of columns) {
      const above = (levels?.[row] ?? 0) - now;
      if (above > 0 && (worksThere || !domainBound)) covered += Math.min(above, wide);
    }
    return Math.round((1000 * covered) / width);
  };
}

function goalsOf(index: MentorIndex, mentee: MenteeFacts): (row: number) => number {
  const wanted = mentee.targetSubdomainId;
  const specialists = wanted === null ? undefined : index.columns.subdomain.of(wanted);
  const stems = mentee.goals === null ? [] : [...tellingWords(mentee.goals).keys()];
  const words = new Uint8Array(index.rows);
  for (const stem of stems) {
    for (const row of index.columns.withStem(stem)) words[row] = Math.min(255, (words[row] ?? 0) + 1);
  }
  return (row) =>
    goalsRaw(specialists ? hasBit(specialists, row) : null, stems.length > 0 ? (words[row] ?? 0) : null) ?? 0;
}
