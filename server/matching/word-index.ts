import { type Bits, hasBit, keepOnly, noBits, setBit } from "./bits";
import type { MentorRecord } from "./mentor-records";

/** The texts that a search looks through, each with the field that decides who may read it. */
const searchedFields = ["listing", "role", "headline", "bio"] as const;
export type SearchedField = (typeof searchedFields)[number];

const fieldBits = 2;

/** A word and where it stands: row and field in one number. One object for all rows that say it. */
type Posting = { readonly word: string; entries: number[] };

/** Lower case without accents, for ordering and for comparing words. */
export function foldedName(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function wordsOf(text: string): string[] {
  return foldedName(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function trigrams(word: string): Set<string> {
  const padded = `  ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return found;
}

/** Shared trigrams over all trigrams, as PostgreSQL's pg_trgm counts them. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return shared / (a.size + b.size - shared);
}

const enoughAlike = 0.4;

/**
 * Which rows say which words, and in which field, so that a search finds nobody by a text that the reader may not see.
 * A word is found by its beginning; a word found nowhere, by the nearest spelling.
 */
export class WordIndex {
  private readonly postings = new Map<string, Posting>();
  private readonly postingsByRow = new Map<number, Posting[]>();
  private sorted: string[] | null = null;

  put(row: number, record: Pick<MentorRecord, "name" | "jobTitle" | "headline" | "bio">): void {
    const texts: Record<SearchedField, string | null> = {
      listing: record.name,
      role: record.jobTitle,
      headline: record.headline,
      bio: record.bio,
    };
    const own: Posting[] = [];
    for (const [field, name] of searchedFields.entries()) {
      for (const word of wordsOf(texts[name] ?? "")) {
        let posting = this.postings.get(word);
        if (posting === undefined) {
          posting = { word, entries: [] };
          this.postings.set(word, posting);
          this.sorted = null;
        }
        const entry = (row << fieldBits) | field;
        const last = posting.entries.at(-1);
        if (last === entry) continue;
        if (last === undefined || last >>> fieldBits !== row) own.push(posting);
        posting.entries.push(entry);
      }
    }
    this.postingsByRow.set(row, own);
  }

  remove(row: number): void {
    for (const posting of this.postingsByRow.get(row) ?? []) {
      posting.entries = posting.entries.filter((entry) => entry >>> fieldBits !== row);
      if (posting.entries.length > 0) continue;
      this.postings.delete(posting.word);
      this.sorted = null;
    }
    this.postingsByRow.delete(row);
  }

  /** The rows, of `room` rows, that say every word of the search in a field in which the reader may read them. */
  search(text: string, room: number, readable: (field: SearchedField) => Bits): Bits {
    const fields = searchedFields.map(readable);
    const everyWord = noBits(room).fill(0xffffffff);
    for (const word of wordsOf(text)) {
      const rows = noBits(room);
      for (const match of this.matches(word)) {
        for (const entry of this.postings.get(match)?.entries ?? []) {
          const row = entry >>> fieldBits;
          const bits = fields[entry & ((1 << fieldBits) - 1)];
          if (bits && hasBit(bits, row)) setBit(rows, row);
        }
      }
      keepOnly(everyWord, rows);
    }
    return everyWord;
  }

  private matches(word: string): string[] {
    this.sorted ??= [...this.postings.keys()].sort();
    const from = firstNotBelow(this.sorted, word);
    const byBeginning: string[] = [];
    for (let at = from; this.sorted[at]?.startsWith(word); at++) byBeginning.push(this.sorted[at] ?? "");
    if (byBeginning.length > 0 || word.length < 4) return byBeginning;
    const grams = trigrams(word);
    return this.sorted.filter(
      (known) => Math.abs(known.length - word.length) <= 3 && similarity(grams, trigrams(known)) >= enoughAlike,
    );
  }
}

function firstNotBelow(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
