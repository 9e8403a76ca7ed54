import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { anyMentee, anyWeights, settings, windowStart } from "@/domain/matching/people.fixture";
import { score } from "@/domain/matching/score";
import { countBits, rowsOf } from "./bits";
import { pageAfter } from "./listing";
import { HoursReader, mentorFacts } from "./mentor-facts";
import { MentorIndex } from "./mentor-index";
import type { MentorRecord } from "./mentor-records";
import { rank } from "./ranking";
import { anyRecord, catalogue } from "./records.fixture";

const someRecords = fc.uniqueArray(anyRecord, { maxLength: 8, selector: (record) => record.memberId });

function indexOf(records: readonly MentorRecord[], start = windowStart): MentorIndex {
  const index = new MentorIndex(catalogue, start);
  for (const record of records) index.put(record);
  return index;
}

const factsOf = (record: MentorRecord, start = windowStart) =>
  mentorFacts(record, "programme", catalogue, new HoursReader(start));

// Each property makes a few thousand mentors; a busy machine may need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

test("the ranking says of every pair exactly what the score says of it", () => {
  fc.assert(
    fc.property(someRecords, anyMentee, anyWeights, (records, mentee, weights) => {
      const index = indexOf(records);
      const ranking = rank(index, mentee, { ...settings, weights }, index.live, new Map());
      for (const record of records) {
        const row = index.rowOf(record.memberId) ?? -1;
        const expected = score(mentee, factsOf(record), { ...settings, weights });
        if (expected.kind === "scored") expect(ranking.scores[row]).toBe(expected.basisPoints);
        else expect(ranking.refusalOf(row)).toBe(expected.kind === "not_enough" ? "not_enough" : expected.reason);
      }
    }),
  );
});

test("rows come best first, ties by id, each once", () => {
  fc.assert(
    fc.property(someRecords, anyMentee, (records, mentee) => {
      const index = indexOf(records);
      const ranking = rank(index, mentee, settings, index.live, new Map());
      const rows = [...ranking.rows()];
      expect(rows.length).toBe(countBits(ranking.offered));
      const placed = rows.map((row) => ({ score: ranking.scores[row] ?? 0, id: index.entries[row]?.id ?? "" }));
      expect(placed).toEqual([...placed].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)));
    }),
  );
});

test("after any changes the index is what it would be if it had been filled anew", () => {
  const steps = fc.array(fc.tuple(fc.nat({ max: 7 }), anyRecord, fc.boolean()), { maxLength: 10 });
  fc.assert(
    fc.property(someRecords, steps, anyMentee, (records, changes, mentee) => {
      const index = indexOf(records);
      const present = new Map(records.map((record) => [record.memberId, record]));
      for (const [at, change, gone] of changes) {
        const memberId = records[at]?.memberId ?? change.memberId;
        if (gone) {
          index.remove(memberId);
          present.delete(memberId);
        } else {
          index.put({ ...change, memberId });
          present.set(memberId, { ...change, memberId });
        }
      }
      const fresh = indexOf([...present.values()]);
      const told = (of: MentorIndex) => {
        const ranking = rank(of, mentee, settings, of.live, new Map());
        const id = (row: number) => of.entries[row]?.id;
        const facets = Object.entries(of.facets).map(([filter, values]) => [
          filter,
          values
            .entries()
            .map(([value, rows]) => [value, [...rowsOf(rows)].map(id).sort()])
            .filter(([, ids]) => ids?.length)
            .sort(),
        ]);
        return {
          names: [...of.nameOrder()].map(id),
          ranked: [...ranking.rows()].map((row) => [id(row), ranking.scores[row]]),
          facets,
        };
      };
      expect(told(index)).toEqual(told(fresh));
    }),
  );
});

test("moving the week gives the hours of that week", () => {
  const winter = new Date("2026-12-07T00:00:00Z");
  fc.assert(
    fc.property(someRecords, anyMentee, (records, mentee) => {
      const index = indexOf(records);
      index.moveTo(winter);
      const ranking = rank(index, mentee, settings, index.live, new Map());
      for (const record of records) {
        const expected = score(mentee, factsOf(record, winter), settings);
        expect(ranking.scores[index.rowOf(record.memberId) ?? -1]).toBe(
          expected.kind === "scored" ? expected.basisPoints : 0,
        );
      }
    }),
  );
});

test("the pages of a list hold every row once, in its order, and lead back", () => {
  fc.assert(
    fc.property(someRecords, anyMentee, fc.integer({ min: 1, max: 5 }), (records, mentee, size) => {
      const index = indexOf(records);
      const ranking = rank(index, mentee, settings, index.live, new Map());
      const stretches = [
        { rows: ranking.offered, order: "fit" as const },
        { rows: index.live.map((word, at) => word & ~(ranking.offered[at] ?? 0)), order: "name" as const },
      ];
      const seen: string[] = [];
      const starts: (string | null)[] = [];
      let after: string | null = null;
      do {
        const page = pageAfter(index, ranking, stretches, after ?? undefined, size);
        expect(page.from).toBe(page.ids.length > 0 ? seen.length + 1 : 0);
        expect(page.previous).toEqual(starts.length === 0 || page.ids.length === 0 ? null : { after: starts.at(-1) });
        starts.push(after);
        seen.push(...page.ids);
        after = page.next;
      } while (after !== null);
      expect(seen.length).toBe(records.length);
      expect(new Set(seen).size).toBe(records.length);
    }),
  );
});
