import { type Bits, clearBit, noBits, setBit, withRoom } from "./bits";

const none: Bits = noBits(0);

/** A set of rows for each value of something, all with the same room. */
export class KeyedBits<K extends string = string> {
  private readonly sets = new Map<K, Bits>();
  private room = 0;

  /** The rows of a value; an empty set for a value never met. Not to be written to. */
  of(key: K): Bits {
    return this.sets.get(key) ?? none;
  }

  keys(): K[] {
    return [...this.sets.keys()];
  }

  entries(): [K, Bits][] {
    return [...this.sets];
  }

  mark(key: K, row: number): void {
    let bits = this.sets.get(key);
    if (bits === undefined) {
      bits = noBits(this.room);
      this.sets.set(key, bits);
    }
    setBit(bits, row);
  }

  clear(row: number): void {
    for (const bits of this.sets.values()) clearBit(bits, row);
  }

  /** Makes room for this many rows; has to be asked before a row beyond the last is marked. */
  grow(rows: number): void {
    this.room = rows;
    for (const [key, bits] of this.sets) this.sets.set(key, withRoom(bits, rows));
  }
}
