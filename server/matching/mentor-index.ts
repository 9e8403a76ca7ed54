import { type VisibleField, visibleFields } from "@/domain/accounts/visibility";
import { weekWords } from "@/domain/matching/availability";
import type { MentorFacts } from "@/domain/matching/facts";
import { tellingWords } from "@/domain/matching/goals";
import { movesMade } from "@/domain/matching/moves";
import { rolesHeld } from "@/domain/matching/parts";
import { usualAnswerRate } from "@/domain/matching/response";
import { type Bits, clearBit, noBits, rowsOf, setBit, withRoom } from "./bits";
import type { MatchingCatalogue } from "./catalogue-names";
import { HoursReader, isListed, mentorFacts, postsOf, visibleBits } from "./mentor-facts";
import type { MentorRecord } from "./mentor-records";
import { foldedName, WordIndex } from "./word-index";

/** The relations by which somebody who is not in a pair with the mentor may read. */
export const listRelations = ["guest", "member", "programme"] as const;
export type ListRelation = (typeof listRelations)[number];

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
export const helpingLevel = 3;

/** One mentor as the index remembers them: what rules and states need besides the columns; no texts. */
export type IndexEntry = {
  id: string;
  nameKey: string;
  record: Omit<MentorRecord, "bio" | "headline" | "history" | "strengths" | "credentials" | "questions" | "visibility">;
};

function entryOf(record: MentorRecord): IndexEntry {
  const { bio, headline, history, strengths, credentials, questions, visibility, ...kept } = record;
  return { id: record.memberId, nameKey: foldedName(record.name).slice(0, 60), record: kept };
}

/** Numbers that stand for ids, in the order in which they were met. */
class Numbering {
  private readonly numbers = new Map<string, number>();
  readonly ids: string[] = [];

  of(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.ids.length);
    this.ids.push(id);
    return this.ids.length - 1;
  }

  find(id: string): number | undefined {
    return this.numbers.get(id);
  }
}

/**
 * All listed mentors of an installation in columns and sets of rows, so that a filter is an AND, a count is a popcount
 * and a ranking is a walk over arrays. Scoring columns hold what a fellow member of the programme may see; filter sets
 * hold everything and are cut by who may see the field. No I/O: rows are put in and taken out.
 */
export class MentorIndex {
  /** Goes up with every change; what was computed under another version is out of date. */
  version = 0;
  /** Rows in use or once used; row numbers are below it. */
  rows = 0;

  readonly entries: (IndexEntry | undefined)[] = [];
  readonly domains = new Numbering();
  readonly words = new WordIndex();
  /** Rows by stem of the telling words that a fellow member may read. */
  readonly stems = new Map<string, number[]>();

  live: Bits = noBits(0);
  level = new Uint8Array(0);
  primaryDomain = new Int16Array(0);
  answered = new Uint16Array(0);
  asked = new Uint16Array(0);
  /** The first eight hex digits of the id: ties are broken by it, then by the whole id. */
  idHead = new Uint32Array(0);
  hours = new Uint32Array(0);
  hoursKnown: Bits = noBits(0);
  languagesKnown: Bits = noBits(0);
  modesKnown: Bits = noBits(0);
  strengthsKnown: Bits = noBits(0);

  readonly otherDomain = new Map<string, Bits>();
  readonly subdomain = new Map<string, Bits>();
  readonly heldRole = new Map<string, Bits>();
  readonly familyReach = new Map<string, Uint8Array>();
  readonly strength = new Map<string, Uint8Array>();
  readonly language = new Map<string, Bits>();
  readonly mode = new Map<string, Bits>();
  readonly facets = new Map<IndexedFilter, Map<string, Bits>>(indexedFilters.map((filter) => [filter, new Map()]));
  readonly visible: Record<ListRelation, Map<VisibleField, Bits>> = {
    guest: new Map(),
    member: new Map(),
    programme: new Map(),
  };
  /** By programme: the mentors who take part in it, and those who mentor in it. */
  readonly inProgramme = new Map<string, Bits>();
  readonly mentorsIn = new Map<string, Bits>();
  readonly ofOrganisation = new Map<string, Bits>();
  /** Those who are hidden from everybody of their own organisation. */
  covered: Bits = noBits(0);
  /** Rows by the address of the person, and of the person they report to. */
  readonly byEmail = new Map<string, number>();
  readonly byManager = new Map<string, Set<number>>();

  private readonly rowById = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly stemsByRow = new Map<number, string[]>();
  private reader: HoursReader;
  private byName: Uint32Array | null = null;
  private readonly usualRates = new Map<string, number | null>();

  constructor(
    readonly catalogue: MatchingCatalogue,
    windowStart: Date,
  ) {
    this.reader = new HoursReader(windowStart);
  }

  get windowStart(): Date {
    return this.reader.windowStart;
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
    if (!isListed(record)) {
      this.remove(record.memberId);
      return;
    }
    this.forget(record.memberId);
    const row = this.free.pop() ?? this.rows++;
    this.makeRoom(row + 1);
    const facts = mentorFacts(record, "programme", this.catalogue, this.reader);
    this.rowById.set(record.memberId, row);
    this.entries[row] = entryOf(record);
    setBit(this.live, row);
    this.fillColumns(row, facts);
    this.fillFacets(row, record);
    for (const relation of listRelations) this.fillVisible(row, relation, visibleBits(record, relation));
    for (const programmeId of record.programmeIds) this.mark(this.inProgramme, programmeId, row);
    this.mark(this.mentorsIn, record.programmeId, row);
    this.fillEmployment(row, record);
    this.words.put(row, record);
    this.fillStems(row, facts.text);
    this.changed();
  }

  /** Takes a mentor out; unknown ids are fine. */
  remove(id: string): void {
    if (this.forget(id)) this.changed();
  }

  /** Moves the week in which hours are compared, and computes everybody's hours for it. */
  moveTo(windowStart: Date): void {
    if (windowStart.getTime() === this.windowStart.getTime()) return;
    this.reader = new HoursReader(windowStart);
    for (const row of rowsOf(this.hoursKnown)) {
      const cells = this.reader.read(this.entries[row]?.record.hours ?? []);
      if (cells) this.hours.set(cells, row * weekWords);
    }
    this.changed();
  }

  /** Live rows by name, then by id. */
  nameOrder(): Uint32Array {
    this.byName ??= Uint32Array.from([...rowsOf(this.live)].sort((a, b) => this.compareNames(a, b)));
    return this.byName;
  }

  /** The usual answer rate of a programme, from its mentors' records. */
  usualRate(programmeId: string): number | null {
    const known = this.usualRates.get(programmeId);
    if (known !== undefined) return known;
    const records: { answered: number; asked: number }[] = [];
    for (const entry of this.entries) {
      if (entry?.record.programmeId !== programmeId) continue;
      records.push({ answered: entry.record.answeredCount, asked: entry.record.askedCount });
    }
    const rate = usualAnswerRate(records);
    this.usualRates.set(programmeId, rate);
    return rate;
  }

  private compareNames(a: number, b: number): number {
    const [x, y] = [this.entries[a], this.entries[b]];
    if (!x || !y) return 0;
    if (x.nameKey !== y.nameKey) return x.nameKey < y.nameKey ? -1 : 1;
    return x.id < y.id ? -1 : 1;
  }

  private changed(): void {
    this.version += 1;
    this.byName = null;
    this.usualRates.clear();
  }

  private forget(id: string): boolean {
    const row = this.rowById.get(id);
    if (row === undefined) return false;
    this.rowById.delete(id);
    const entry = this.entries[row];
    if (entry) {
      this.byEmail.delete(entry.record.email);
      this.byManager.get(entry.record.lineManagerEmail ?? "")?.delete(row);
    }
    this.entries[row] = undefined;
    for (const bits of this.everySet()) clearBit(bits, row);
    for (const column of [...this.strength.values(), ...this.familyReach.values()]) column[row] = 0;
    for (const stem of this.stemsByRow.get(row) ?? []) {
      this.stems.set(stem, this.stems.get(stem)?.filter((other) => other !== row) ?? []);
    }
    this.stemsByRow.delete(row);
    this.words.remove(row);
    this.free.push(row);
    return true;
  }

  private *everySet(): Generator<Bits> {
    yield* [this.live, this.covered, this.hoursKnown, this.languagesKnown, this.modesKnown, this.strengthsKnown];
    for (const sets of this.everyMap()) yield* sets.values();
  }

  private *everyMap(): Generator<Map<unknown, Bits>> {
    yield* [
      this.otherDomain,
      this.subdomain,
      this.heldRole,
      this.language,
      this.mode,
      this.inProgramme,
      this.mentorsIn,
      this.ofOrganisation,
    ];
    yield* this.facets.values();
    for (const relation of listRelations) yield this.visible[relation];
  }

  private mark<K>(sets: Map<K, Bits>, key: K, row: number): void {
    const bits = withRoom(sets.get(key) ?? noBits(this.level.length), this.level.length);
    sets.set(key, bits);
    setBit(bits, row);
  }

  private fillColumns(row: number, facts: MentorFacts): void {
    this.level[row] = facts.current?.level ?? 0;
    this.primaryDomain[row] = facts.primaryDomainId === null ? -1 : this.domains.of(facts.primaryDomainId);
    this.answered[row] = facts.answered;
    this.asked[row] = facts.asked;
    this.idHead[row] = Number.parseInt(facts.id.slice(0, 8), 16);
    for (const id of facts.otherDomainIds) this.mark(this.otherDomain, id, row);
    for (const id of facts.subdomainIds) this.mark(this.subdomain, id, row);
    for (const role of rolesHeld(facts)) {
      this.mark(this.heldRole, role.roleId, row);
      const reach = this.column(this.familyReach, role.family);
      reach[row] = Math.max(reach[row] ?? 0, role.level);
    }
    for (const [competencyId, level] of facts.strengths) this.column(this.strength, competencyId)[row] = level;
    if (facts.strengths.size > 0) setBit(this.strengthsKnown, row);
    for (const language of facts.languages) this.mark(this.language, language, row);
    if (facts.languages.length > 0) setBit(this.languagesKnown, row);
    for (const mode of facts.modes) this.mark(this.mode, mode, row);
    if (facts.modes.length > 0) setBit(this.modesKnown, row);
    if (facts.hours) {
      setBit(this.hoursKnown, row);
      this.hours.set(facts.hours, row * weekWords);
    } else {
      this.hours.fill(0, row * weekWords, (row + 1) * weekWords);
    }
  }

  private column(columns: Map<string, Uint8Array>, key: string): Uint8Array {
    const column = columns.get(key) ?? new Uint8Array(this.level.length);
    columns.set(key, column);
    return column;
  }

  private fillFacets(row: number, record: MentorRecord): void {
    const posts = postsOf(record, this.catalogue);
    const level = this.catalogue.roleFacts.get(record.currentRoleId ?? "")?.level ?? 0;
    const levelId = this.catalogue.levels[level - 1]?.id;
    const values: Record<IndexedFilter, Iterable<string>> = {
      domain: record.domains.map((domain) => domain.domainId),
      moved: movesMade(posts),
      level: levelId === undefined ? [] : [levelId],
      specialism: [
        ...record.domains.flatMap((domain) => domain.subdomainId ?? []),
        ...record.history.map((post) => post.roleId).filter((id) => this.catalogue.roleFacts.get(id)?.specialist),
      ],
      helps: record.strengths.filter((row) => row.level >= helpingLevel).map((row) => row.competencyId),
      meets: record.meetingModes,
      language: record.languages,
      zone: [record.timeZone],
      large: record.history.some((post) => post.largeTransformation) ? ["1"] : [],
    };
    for (const [filter, sets] of this.facets) for (const value of values[filter]) this.mark(sets, value, row);
  }

  private fillEmployment(row: number, record: MentorRecord): void {
    if (record.organisationKey !== null) {
      this.mark(this.ofOrganisation, record.organisationKey, row);
      if (record.hiddenFromOwnOrganisation) setBit(this.covered, row);
    }
    this.byEmail.set(record.email, row);
    if (record.lineManagerEmail !== null) {
      const reports = this.byManager.get(record.lineManagerEmail) ?? new Set();
      this.byManager.set(record.lineManagerEmail, reports.add(row));
    }
  }

  private fillStems(row: number, text: string): void {
    const own = [...tellingWords(text).keys()];
    for (const stem of own) {
      const rows = this.stems.get(stem);
      if (rows) rows.push(row);
      else this.stems.set(stem, [row]);
    }
    this.stemsByRow.set(row, own);
  }

  private fillVisible(row: number, relation: ListRelation, bits: number): void {
    for (const [index, field] of visibleFields.entries()) {
      if ((bits >>> index) & 1) this.mark(this.visible[relation], field, row);
    }
  }

  private makeRoom(rows: number): void {
    if (rows <= this.level.length) return;
    const room = Math.max(64, Math.ceil(rows / 64) * 64, this.level.length * 2);
    this.level = grown(this.level, new Uint8Array(room));
    this.primaryDomain = grown(this.primaryDomain, new Int16Array(room));
    this.answered = grown(this.answered, new Uint16Array(room));
    this.asked = grown(this.asked, new Uint16Array(room));
    this.idHead = grown(this.idHead, new Uint32Array(room));
    this.hours = grown(this.hours, new Uint32Array(room * weekWords));
    for (const columns of [this.strength, this.familyReach]) {
      for (const [key, column] of columns) columns.set(key, grown(column, new Uint8Array(room)));
    }
    this.live = withRoom(this.live, room);
    this.covered = withRoom(this.covered, room);
    this.hoursKnown = withRoom(this.hoursKnown, room);
    this.languagesKnown = withRoom(this.languagesKnown, room);
    this.modesKnown = withRoom(this.modesKnown, room);
    this.strengthsKnown = withRoom(this.strengthsKnown, room);
    for (const sets of this.everyMap()) for (const [key, bits] of sets) sets.set(key, withRoom(bits, room));
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int16Array>(old: T, longer: T): T {
  longer.set(old);
  return longer;
}
