import { weekWords } from "@/domain/matching/availability";
import type { MentorFacts } from "@/domain/matching/facts";
import { tellingWords } from "@/domain/matching/goals";
import { rolesHeld } from "@/domain/matching/parts";
import { type Bits, clearBit, noBits, setBit, withRoom } from "./bits";
import { KeyedBits } from "./keyed-bits";

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

/** One object for all rows that say a word of this stem. */
type StemRows = { readonly stem: string; rows: number[] };

/** What the score reads of every mentor, a column for each fact and a row for each mentor. 0 or -1 stand for "not known". */
export class MentorColumns {
  readonly domains = new Numbering();
  level = new Uint8Array(0);
  primaryDomain = new Int16Array(0);
  answered = new Uint16Array(0);
  asked = new Uint16Array(0);
  /** The first eight hex digits of the id: ties are broken by it, then by the whole id. */
  idHead = new Uint32Array(0);
  /** `weekWords` words a row. */
  hours = new Uint32Array(0);
  hoursKnown: Bits = noBits(0);
  languagesKnown: Bits = noBits(0);
  modesKnown: Bits = noBits(0);

  readonly otherDomain = new KeyedBits();
  readonly subdomain = new KeyedBits();
  readonly heldRole = new KeyedBits();
  readonly language = new KeyedBits();
  readonly mode = new KeyedBits();
  /** By role family: the highest level reached in it. */
  readonly familyReach = new Map<string, Uint8Array>();
  /** By competency: the mentor's level. */
  readonly strength = new Map<string, Uint8Array>();
  /** Rows by stem of the telling words in their texts. */
  private readonly stems = new Map<string, StemRows>();
  private readonly stemsByRow = new Map<number, StemRows[]>();

  /** Rows that fit without growing. */
  get room(): number {
    return this.level.length;
  }

  /** Fills an empty row. */
  fill(row: number, facts: MentorFacts): void {
    this.level[row] = facts.current?.level ?? 0;
    this.primaryDomain[row] = facts.primaryDomainId === null ? -1 : this.domains.of(facts.primaryDomainId);
    this.answered[row] = facts.answered;
    this.asked[row] = facts.asked;
    this.idHead[row] = Number.parseInt(facts.id.slice(0, 8), 16);
    for (const id of facts.otherDomainIds) this.otherDomain.mark(id, row);
    for (const id of facts.subdomainIds) this.subdomain.mark(id, row);
    for (const role of rolesHeld(facts)) {
      this.heldRole.mark(role.roleId, row);
      const reach = this.column(this.familyReach, role.family);
      reach[row] = Math.max(reach[row] ?? 0, role.level);
    }
    for (const [competencyId, level] of facts.strengths) this.column(this.strength, competencyId)[row] = level;
    for (const language of facts.languages) this.language.mark(language, row);
    for (const mode of facts.modes) this.mode.mark(mode, row);
    if (facts.languages.length > 0) setBit(this.languagesKnown, row);
    if (facts.modes.length > 0) setBit(this.modesKnown, row);
    if (facts.hours) {
      setBit(this.hoursKnown, row);
      this.hours.set(facts.hours, row * weekWords);
    }
    const own: StemRows[] = [];
    for (const stem of tellingWords(facts.text).keys()) {
      const known = this.stems.get(stem) ?? { stem, rows: [] };
      known.rows.push(row);
      this.stems.set(stem, known);
      own.push(known);
    }
    this.stemsByRow.set(row, own);
  }

  /** Empties a row. */
  clear(row: number): void {
    for (const bits of [this.hoursKnown, this.languagesKnown, this.modesKnown]) clearBit(bits, row);
    for (const sets of this.keyed()) sets.clear(row);
    for (const column of [...this.strength.values(), ...this.familyReach.values()]) column[row] = 0;
    this.hours.fill(0, row * weekWords, (row + 1) * weekWords);
    for (const known of this.stemsByRow.get(row) ?? []) {
      known.rows = known.rows.filter((other) => other !== row);
      if (known.rows.length === 0) this.stems.delete(known.stem);
    }
    this.stemsByRow.delete(row);
  }

  /** Rows in whose texts a word of this stem stands. */
  withStem(stem: string): readonly number[] {
    return this.stems.get(stem)?.rows ?? [];
  }

  /** Makes room for this many rows. */
  grow(room: number): void {
    this.level = copied(this.level, new Uint8Array(room));
    this.primaryDomain = copied(this.primaryDomain, new Int16Array(room));
    this.answered = copied(this.answered, new Uint16Array(room));
    this.asked = copied(this.asked, new Uint16Array(room));
    this.idHead = copied(this.idHead, new Uint32Array(room));
    this.hours = copied(this.hours, new Uint32Array(room * weekWords));
    for (const columns of [this.strength, this.familyReach]) {
      for (const [key, column] of columns) columns.set(key, copied(column, new Uint8Array(room)));
    }
    this.hoursKnown = withRoom(this.hoursKnown, room);
    this.languagesKnown = withRoom(this.languagesKnown, room);
    this.modesKnown = withRoom(this.modesKnown, room);
    for (const sets of this.keyed()) sets.grow(room);
  }

  private keyed(): KeyedBits[] {
    return [this.otherDomain, this.subdomain, this.heldRole, this.language, this.mode];
  }

  private column(columns: Map<string, Uint8Array>, key: string): Uint8Array {
    const column = columns.get(key) ?? new Uint8Array(this.room);
    columns.set(key, column);
    return column;
  }
}

function copied<T extends Uint8Array | Uint16Array | Uint32Array | Int16Array>(old: T, longer: T): T {
  longer.set(old);
  return longer;
}
