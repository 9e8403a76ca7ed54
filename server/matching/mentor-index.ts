import { type VisibleField, visibleFields } from "@/domain/accounts/visibility";
import { weekWords } from "@/domain/matching/availability";
import { usualAnswerRate } from "@/domain/matching/response";
import { type Bits, clearBit, noBits, rowsOf, setBit, withRoom } from "./bits";
import type { MatchingCatalogue } from "./catalogue-names";
import {
  byName,
  EntryMaker,
  facetValues,
  type IndexEntry,
  type IndexedFilter,
  indexedFilters,
  steadyPlace,
} from "./index-entry";
import { KeyedBits } from "./keyed-bits";
import { MentorColumns } from "./mentor-columns";
import { HoursReader, isListed, mentorFacts, visibleBits } from "./mentor-facts";
import type { MentorRecord } from "./mentor-records";
import { WordIndex } from "./word-index";

/** The relations by which somebody who is not in a pair with the mentor may read. */
const listRelations = ["guest", "member", "programme"] as const;

/** Sets of rows under a key that few rows share, such as an employer. */
class SmallSets {
  private readonly sets = new Map<string, Set<number>>();

  of(key: string | null): ReadonlySet<number> {
    return (key === null ? undefined : this.sets.get(key)) ?? new Set();
  }

  add(key: string | null, row: number): void {
    if (key !== null) this.sets.set(key, (this.sets.get(key) ?? new Set()).add(row));
  }

  drop(key: string | null, row: number): void {
    const rows = key === null ? undefined : this.sets.get(key);
    rows?.delete(row);
    if (key !== null && rows?.size === 0) this.sets.delete(key);
  }
}

/**
 * All listed mentors of an installation in columns and sets of rows, so that a filter is an AND, a count is a popcount
 * and a ranking is a walk over arrays. Columns hold what a fellow member of the programme may see; filter sets hold
 * everything and are cut by who may see the field. No I/O: rows are put in and taken out.
 */
export class MentorIndex {
  /** Goes up with every change; what was computed under another version is out of date. */
  version = 0;
  /** Rows in use or once used; row numbers are below it. */
  rows = 0;

  readonly entries: (IndexEntry | undefined)[] = [];
  readonly columns = new MentorColumns();
  readonly words = new WordIndex();
  readonly facets = Object.fromEntries(indexedFilters.map((filter) => [filter, new KeyedBits()])) as Record<
    // The keys are exactly the filters: fromEntries alone forgets that.
    IndexedFilter,
    KeyedBits
  >;
  readonly visible = {
    guest: new KeyedBits<VisibleField>(),
    member: new KeyedBits<VisibleField>(),
    programme: new KeyedBits<VisibleField>(),
  };
  /** By programme: the mentors who take part in it, and those who mentor in it. */
  readonly inProgramme = new KeyedBits();
  readonly mentorsIn = new KeyedBits();
  readonly ofOrganisation = new SmallSets();
  /** By the address of the person they report to. */
  readonly reportsTo = new SmallSets();
  readonly withEmail = new SmallSets();

  live: Bits = noBits(0);
  /** Those who are hidden from everybody of their own organisation. */
  covered: Bits = noBits(0);
  /** Those who can be asked on any day, and those of whom the day decides. */
  free: Bits = noBits(0);
  dated: Bits = noBits(0);

  private readonly maker = new EntryMaker();
  private reader: HoursReader;
  private readonly rowById = new Map<string, number>();
  private readonly spare: number[] = [];
  private ordered: number[] | null = null;
  private readonly usualRates = new Map<string, number | null>();

  constructor(
    readonly catalogue: MatchingCatalogue,
    windowStart: Date,
  ) {
    this.reader = new HoursReader(windowStart);
  }

  /** First instant of the seven days in which hours are compared. */
  get windowStart(): Date {
    return this.reader.windowStart;
  }

  /** Reads slots in the index's seven days. */
  get hoursReader(): HoursReader {
    return this.reader;
  }

  /** How many mentors are in the index. */
  get size(): number {
    return this.rowById.size;
  }

  rowOf(id: string): number | undefined {
    return this.rowById.get(id);
  }

  /** Puts a mentor in, or replaces what was known of them. One who is not yet approved and briefed is left out. */
  put(record: MentorRecord): void {
    const before = this.forget(record.memberId);
    if (!isListed(record)) {
      this.changed(before, undefined);
      return;
    }
    const row = this.spare.pop() ?? this.rows++;
    if (row >= this.columns.room) this.grow(Math.max(64, this.columns.room * 2));
    const entry = this.maker.make(record);
    this.rowById.set(record.memberId, row);
    this.entries[row] = entry;
    setBit(this.live, row);
    this.columns.fill(row, mentorFacts(record, "programme", this.catalogue, this.reader));
    this.words.put(row, record);
    const values = facetValues(record, this.catalogue);
    for (const filter of indexedFilters) for (const value of values[filter]) this.facets[filter].mark(value, row);
    for (const relation of listRelations) {
      const bits = visibleBits(record, relation);
      for (const [at, field] of visibleFields.entries()) if ((bits >>> at) & 1) this.visible[relation].mark(field, row);
    }
    for (const programmeId of record.programmeIds) this.inProgramme.mark(programmeId, row);
    this.mentorsIn.mark(record.programmeId, row);
    this.ofOrganisation.add(record.organisationKey, row);
    this.reportsTo.add(record.lineManagerEmail, row);
    this.withEmail.add(record.email, row);
    if (record.hiddenFromOwnOrganisation && record.organisationKey !== null) setBit(this.covered, row);
    const place = steadyPlace(record);
    if (place !== "taken") setBit(place === "free" ? this.free : this.dated, row);
    this.changed(before, entry);
    this.insertByName(row, entry);
  }

  /** Takes a mentor out; unknown ids are fine. */
  remove(id: string): void {
    const before = this.forget(id);
    if (before) this.changed(before, undefined);
  }

  /** Moves the week in which hours are compared, and computes everybody's hours for it. */
  moveTo(windowStart: Date): void {
    if (windowStart.getTime() === this.windowStart.getTime()) return;
    this.reader = new HoursReader(windowStart);
    for (const row of rowsOf(this.columns.hoursKnown)) {
      const cells = this.reader.read(this.entries[row]?.hours ?? []);
      if (cells) this.columns.hours.set(cells, row * weekWords);
    }
    this.version += 1;
  }

  /** Live rows by name, then by id. */
  nameOrder(): readonly number[] {
    this.ordered ??= [...rowsOf(this.live)].sort((a, b) => this.compare(a, b));
    return this.ordered;
  }

  /** The usual answer rate of a programme, from its mentors' records. */
  usualRate(programmeId: string): number | null {
    const known = this.usualRates.get(programmeId);
    if (known !== undefined) return known;
    const records: { answered: number; asked: number }[] = [];
    for (const row of rowsOf(this.mentorsIn.of(programmeId))) {
      records.push({ answered: this.columns.answered[row] ?? 0, asked: this.columns.asked[row] ?? 0 });
    }
    const rate = usualAnswerRate(records);
    this.usualRates.set(programmeId, rate);
    return rate;
  }

  private compare(a: number, b: number): number {
    const [x, y] = [this.entries[a], this.entries[b]];
    return x && y ? byName(x, y) : 0;
  }

  private changed(before: IndexEntry | undefined, after: IndexEntry | undefined): void {
    this.version += 1;
    const same = before?.asked === after?.asked && before?.answered === after?.answered;
    if (same && before?.programmeId === after?.programmeId) return;
    this.usualRates.clear();
  }

  /** Keeps the order by name; while nobody has asked for it there is none to keep. */
  private insertByName(row: number, entry: IndexEntry): void {
    if (this.ordered) this.ordered.splice(this.placeByName(this.ordered, entry), 0, row);
  }

  private placeByName(ordered: readonly number[], entry: IndexEntry): number {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.entries[ordered[middle] ?? -1];
      if (other && byName(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private forget(id: string): IndexEntry | undefined {
    const row = this.rowById.get(id);
    const entry = row === undefined ? undefined : this.entries[row];
    if (row === undefined || entry === undefined) return undefined;
    if (this.ordered) this.ordered.splice(this.placeByName(this.ordered, entry), 1);
    this.rowById.delete(id);
    this.entries[row] = undefined;
    for (const bits of [this.live, this.covered, this.free, this.dated]) clearBit(bits, row);
    for (const sets of this.keyed()) sets.clear(row);
    this.columns.clear(row);
    this.words.remove(row);
    this.ofOrganisation.drop(entry.organisationKey, row);
    this.reportsTo.drop(entry.lineManagerEmail, row);
    this.withEmail.drop(entry.email, row);
    this.spare.push(row);
    return entry;
  }

  private keyed(): KeyedBits[] {
    return [...Object.values(this.facets), ...Object.values(this.visible), this.inProgramme, this.mentorsIn];
  }

  private grow(room: number): void {
    this.columns.grow(room);
    for (const sets of this.keyed()) sets.grow(room);
    this.live = withRoom(this.live, room);
    this.covered = withRoom(this.covered, room);
    this.free = withRoom(this.free, room);
    this.dated = withRoom(this.dated, room);
  }
}
