import {
  type DirectoryFilter,
  type DirectoryQuery,
  directoryFilters,
  toggleFilter,
} from "@/domain/matching/directory-query";
import type { Facets } from "@/server/matching/directory-view";

/** What stands over each group of filters. */
export const filterLegends: Readonly<Record<DirectoryFilter, string>> = {
  domain: "Domain",
  moved: "Has made this move",
  helps: "Can help with",
  time: "Has time",
  shared: "Hours in common",
  meets: "Meets",
  level: "Level",
  specialism: "Specialism",
  language: "Speaks",
  zone: "Time zone",
  large: "Experience",
};

/** One choice that narrows the list, what it is called, and the query without it. */
export type ActiveFilter = { readonly key: string; readonly label: string; readonly without: DirectoryQuery };

function namesOf(query: DirectoryQuery, filter: DirectoryFilter): readonly string[] {
  const value = query[filter];
  if (value === undefined || value === false || value === "any") return [];
  return value === true ? ["1"] : typeof value === "string" ? [value] : value;
}

/** Everything that narrows this query, in the order of the page, the words searched for last. */
export function activeFilters(query: DirectoryQuery, facets: Facets): ActiveFilter[] {
  const { after: _, ...first } = query;
  const chosen = directoryFilters.flatMap((filter) =>
    namesOf(query, filter).map((value) => ({
      key: `${filter} ${value}`,
      label: facets[filter].find((option) => option.value === value)?.label ?? value,
      without: filter === "time" ? { ...first, time: "any" as const } : toggleFilter(first, filter, value),
    })),
  );
  if (query.saved) chosen.push({ key: "saved", label: "Saved by me", without: { ...first, saved: false } });
  if (query.q) chosen.push({ key: "q", label: `“${query.q}”`, without: { ...first, q: "" } });
  return chosen;
}

/** "1 mentor", "23 mentors". */
export function mentorCount(count: number): string {
  return count === 1 ? "1 mentor" : `${count} mentors`;
}
