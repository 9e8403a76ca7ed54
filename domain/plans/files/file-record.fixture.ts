import fc from "fast-check";
import type { PlanDocument } from "../document";
import type { FileRecord } from "./file-record";
import { uuid } from "./sample.fixture";

const words = fc.string({ unit: "grapheme", maxLength: 30 });
const at = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2026, 0, 1, n)).toISOString());
const day = at.map((moment) => moment.slice(0, 10));
const person = fc.option(fc.constantFrom("Hannah Adeyemi", "Gwen Helper"));
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });

/** Records that people might have made on this plan, about its lines. */
export function recordsOf(document: PlanDocument): fc.Arbitrary<FileRecord> {
  const ids = document.items.map(({ id }) => id);
  const line = ids.length === 0 ? null : fc.constantFrom(...ids);
  /** What is about one line; none of it in a plan without lines. */
  const about = <T>(one: (itemId: fc.Arbitrary<string>) => fc.Arbitrary<T>) =>
    line === null ? fc.constant<T[]>([]) : some(one(line));
  const maybe = line === null ? fc.constant(null) : fc.option(line);
  const refs = line === null ? fc.constant({}) : fc.dictionary(fc.constantFrom("1", "2.1", "G1"), line);
  const comments = some(fc.tuple(maybe, person, words, refs, at, fc.option(at), person)).map((all) =>
    all.map(([itemId, author, body, meant, moment, resolvedAt, resolvedBy], index) => ({
      id: uuid(900_000 + index),
      itemId,
      parentId: index > 0 && itemId === all[0]?.[0] ? uuid(900_000) : null,
      mentor: "Gwen Helper",
      author,
      body,
      refs: meant,
      at: moment,
      resolvedAt,
      resolvedBy,
    })),
  );
  const change = (itemId: fc.Arbitrary<string>) =>
    fc.record({ itemId, field: fc.constant("note" as const), before: words, after: words });
  return fc.record({
    comments,
    signatures: some(
      fc.record({
        purpose: fc.constantFrom("agreement", "review", "gate"),
        revision: fc.integer({ min: 1, max: 9 }),
        itemId: maybe,
        name: words,
        at,
      }),
    ),
    gates: about((itemId) =>
      fc.record({
        itemId,
        title: words,
        revision: fc.integer({ min: 1, max: 9 }),
        mentor: person,
        outcome: fc.constant("signed"),
        decision: fc.constantFrom("proceed", "conditions", "hold", "route"),
        holdUntil: fc.option(day),
        marks: some(fc.record({ criterion: words, mark: fc.constantFrom("met", "partly") })),
        conditions: some(fc.record({ itemId, text: words, by: fc.option(day) })),
        putForwardAt: at,
        settledAt: at,
      }),
    ),
    suggestions: about((itemId) =>
      fc.record({
        author: person,
        changes: some(change(itemId)),
        reason: words,
        at,
        outcome: fc.option(fc.constantFrom("accepted", "rejected", "withdrawn")),
        answer: fc.option(words),
        decidedAt: fc.option(at),
        revision: fc.option(fc.integer({ min: 1, max: 9 })),
      }),
    ),
    evidence: about((itemId) =>
      fc.record({
        itemId,
        criterionId: fc.constant(null),
        title: words,
        kind: fc.constantFrom("text", "file", "link"),
        happenedOn: day,
        confirmedBy: some(fc.record({ name: words, at })),
        at,
      }),
    ),
    moves: some(
      fc.record({ by: person, from: fc.constant("agreed"), to: fc.constant("abandoned"), reason: words, at }),
    ),
    services: about((itemId) => fc.record({ itemId, serviceId: fc.constantFrom("risk", "planning"), at })),
    stages: about((itemId) => fc.record({ itemId, stage: fc.constantFrom("define", "deliver"), at })),
  });
}
