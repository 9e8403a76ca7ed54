import { expect, it } from "vitest";
import { type DirectoryFilter, directoryFilters, directoryHref } from "@/domain/matching/directory-query";
import type { Facets, FacetValue } from "@/server/matching/directory-view";
import { activeFilters } from "./filter-words";

const none: FacetValue[] = [];
const nothing = Object.fromEntries(directoryFilters.map((filter) => [filter, none])) as Record<
  // The keys are exactly the filters: fromEntries alone forgets that.
  DirectoryFilter,
  FacetValue[]
>;
const facets: Facets = {
  ...nothing,
  domain: [{ value: "banking", label: "Banking", count: 3, on: true, yours: false }],
  shared: [{ value: "1", label: "Two shared hours a week or more", count: 1, on: true, yours: false }],
  time: [{ value: "now", label: "A free place now", count: 2, on: true, yours: false }],
};

it("names each choice as the filters do, in their order, the words searched for last", () => {
  const query = { q: "payments", domain: ["banking"], time: "now", shared: true, after: "key" } as const;
  expect(activeFilters({ ...query, domain: [...query.domain] }, facets).map(({ label }) => label)).toEqual([
    "Banking",
    "A free place now",
    "Two shared hours a week or more",
    "“payments”",
  ]);
});

it("each choice can be taken off alone, and that leads to the first page", () => {
  const active = activeFilters({ q: "payments", domain: ["banking", "nhs"], time: "now", after: "key" }, facets);
  expect(active.map(({ without }) => directoryHref(without))).toEqual([
    "/mentors?q=payments&domain=nhs&time=now",
    "/mentors?q=payments&domain=banking&time=now",
    "/mentors?q=payments&domain=banking&domain=nhs",
    "/mentors?domain=banking&domain=nhs&time=now",
  ]);
});

it("a choice that the facets no longer know is shown by its own word and can still be taken off", () => {
  expect(activeFilters({ language: ["Cornish"] }, facets)).toMatchObject([{ label: "Cornish", without: {} }]);
});

it("nothing narrows the bare directory; order and the wish to see everybody are no filters", () => {
  expect(activeFilters({ sort: "name", all: true, time: "any" }, facets)).toEqual([]);
});
