import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AddressWords,
  type DirectoryQuery,
  directoryHref,
  directoryQuerySchema,
  parseDirectoryQuery,
  toggleFilter,
} from "./directory-query";

function wordsOf(href: string): AddressWords {
  const found: Record<string, string[]> = {};
  for (const [name, value] of new URL(href, "https://x.test").searchParams)
    found[name] = [...(found[name] ?? []), value];
  return found;
}

test("an address holds every filter and reads back as the same query", () => {
  const query: DirectoryQuery = {
    q: "payments & cards",
    domain: ["banking", "nhs"],
    moved: ["pmo-ba"],
    helps: ["presenting"],
    time: "month",
    shared: true,
    meets: ["video"],
    level: ["managing"],
    specialism: ["banking-payments"],
    language: ["Scottish Gaelic"],
    zone: ["Europe/London"],
    large: true,
    all: true,
    sort: "name",
    after: "r.1.8600.x",
  };
  expect(parseDirectoryQuery(wordsOf(directoryHref(query)))).toEqual(query);
  expect(directoryQuerySchema.safeParse(query).success).toBe(true);
});

test("whatever stands in an address, the query read from it is valid and stable", () => {
  const names = ["q", "domain", "moved", "helps", "time", "meets", "level", "zone", "sort", "after", "shared", "odd"];
  const words = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 50 })),
  );
  fc.assert(
    fc.property(words, (any) => {
      const query = parseDirectoryQuery(any);
      expect(directoryQuerySchema.safeParse(query).success).toBe(true);
      expect(directoryHref(parseDirectoryQuery(wordsOf(directoryHref(query))))).toBe(directoryHref(query));
    }),
  );
});

test("the bare directory has the bare address", () => {
  expect(directoryHref({})).toBe("/mentors");
  expect(directoryHref({ time: "any", sort: "fit" })).toBe("/mentors");
});

test("switching a value on and off leads back, and always to the first page", () => {
  const on = toggleFilter({ domain: ["nhs"], after: "key" }, "domain", "banking");
  expect(on).toEqual({ domain: ["nhs", "banking"] });
  expect(toggleFilter(on, "domain", "banking")).toEqual({ domain: ["nhs"] });
  expect(toggleFilter({ time: "now" }, "time", "any").time).toBe("any");
});
