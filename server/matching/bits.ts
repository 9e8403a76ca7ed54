import { popCount } from "@/domain/matching/availability";

/** A set of row numbers, one bit each. Sets of one index may differ in length: what is not there is not in the set. */
export type Bits = Uint32Array;

/** An empty set with room for this many rows. */
export function noBits(rows: number): Bits {
  return new Uint32Array((rows + 31) >>> 5);
}

/** Whether a row is in the set. */
export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** Takes a row into the set. */
export function setBit(bits: Bits, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (row & 31));
}

/** Takes a row out of the set. */
export function clearBit(bits: Bits, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (row & 31));
}

/** The set itself when it has room for the row, else a longer copy. */
export function withRoom(bits: Bits, rows: number): Bits {
  const words = (rows + 31) >>> 5;
  if (bits.length >= words) return bits;
  const longer = new Uint32Array(words);
  longer.set(bits);
  return longer;
}

/** Keeps in `bits` only what is in `other` too. */
export function keepOnly(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0);
  return bits;
}

/** Takes out of `bits` whatever is in `other`. */
export function takeOut(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0);
  return bits;
}

/** Adds to `bits` whatever is in `other`, as far as `bits` has room. */
export function addAll(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0);
  return bits;
}

/** How many rows are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (const word of bits) if (word !== 0) count += popCount(word);
  return count;
}

/** How many rows are in all three sets. */
export function countShared(a: Bits, b: Bits, c: Bits): number {
  let count = 0;
  const words = Math.min(a.length, b.length, c.length);
  for (let word = 0; word < words; word++) {
    const shared = (a[word] ?? 0) & (b[word] ?? 0) & (c[word] ?? 0);
    if (shared !== 0) count += popCount(shared);
  }
  return count;
}

/** The rows of the set in rising order. */
export function* rowsOf(bits: Bits): Generator<number> {
  for (let word = 0; word < bits.length; word++) {
    let left = bits[word] ?? 0;
    while (left !== 0) {
      const low = left & -left;
      yield (word << 5) + (31 - Math.clz32(low));
      left ^= low;
    }
  }
}
