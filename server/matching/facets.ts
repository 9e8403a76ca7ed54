import { placeOfZone } from "@/domain/accounts/places";
import type { VisibleField } from "@/domain/accounts/visibility";
import { type DirectoryFilter, type DirectoryQuery, directoryFilters } from "@/domain/matching/directory-query";
import { careerMoveLabels, careerMoves } from "@/domain/matching/moves";
import { meetingModeLabels, meetingModes } from "@/domain/programmes/meeting-modes";
import { addAll, type Bits, countShared, keepOnly, noBits, setBit } from "./bits";
import type { MatchingCatalogue } from "./catalogue-names";
import type { Facets, FacetValue } from "./directory-view";
import { type IndexedFilter, indexedFilters } from "./index-entry";
import type { OpenPlaces } from "./places";
import type { MemberReader } from "./reader";
import type { ReaderView } from "./reader-view";

const timeLabels = { now: "A free place now", month: "Within a month", any: "Any" } as const;

function fieldOf(filter: IndexedFilter, value: string, catalogue: MatchingCatalogue): VisibleField {
  switch (filter) {
    case "domain":
      return "domain";
    case "specialism":
      return catalogue.subdomains[value] === undefined ? "history" : "domain";
    case "level":
      return "role";
    case "helps":
      return "strengths";
    case "language":
      return "languages";
    case "moved":
    case "large":
      return "history";
    case "meets":
    case "zone":
      return "listing";
  }
}

/** Rows with this value, as far as the reader may see it. */
function rowsWith(view: ReaderView, filter: IndexedFilter, value: string): Bits {
  const rows = noBits(view.index.rows);
  addAll(rows, view.index.facets[filter].of(value));
  return keepOnly(rows, view.visible(fieldOf(filter, value, view.index.catalogue)));
}

function isIndexed(filter: DirectoryFilter): filter is IndexedFilter {
  return indexedFilters.some((known) => known === filter);
}

function chosen(query: DirectoryQuery, filter: IndexedFilter): readonly string[] {
  if (filter === "large") return query.large ? ["1"] : [];
  return query[filter] ?? [];
}

/** The rows that one filter of the query leaves; null when it is not used. */
function rowsOfFilter(
  view: ReaderView,
  places: OpenPlaces,
  query: DirectoryQuery,
  filter: DirectoryFilter,
): Bits | null {
  if (filter === "time") return query.time === undefined || query.time === "any" ? null : places[query.time];
  if (filter === "shared") return query.shared ? view.sharing : null;
  if (!isIndexed(filter)) return null;
  const values = chosen(query, filter);
  if (values.length === 0) return null;
  const rows = noBits(view.index.rows);
  for (const value of values) addAll(rows, rowsWith(view, filter, value));
  return rows;
}

/** A query applied to the rows a reader may find. */
export type Filtered = {
  /** Rows that pass every filter. */
  rows: Bits;
  /** Rows that pass every filter except this one. */
  without: (left: DirectoryFilter | "q" | "saved") => Bits;
};

/** Applies a query to a set of rows. */
export function applyFilters(
  view: ReaderView,
  reader: MemberReader | null,
  places: OpenPlaces,
  query: DirectoryQuery,
  base: Bits,
): Filtered {
  const used = new Map<DirectoryFilter | "q" | "saved", Bits>();
  if (query.q) used.set("q", view.index.words.search(query.q, view.index.rows, view.visible));
  if (query.saved) used.set("saved", savedRows(view, reader));
  for (const filter of directoryFilters) {
    const rows = rowsOfFilter(view, places, query, filter);
    if (rows) used.set(filter, rows);
  }
  const without = (left: DirectoryFilter | "q" | "saved" | null) => {
    const rows = base.slice();
    for (const [filter, passing] of used) if (filter !== left) keepOnly(rows, passing);
    return rows;
  };
  return { rows: without(null), without };
}

function savedRows(view: ReaderView, reader: MemberReader | null): Bits {
  const rows = noBits(view.index.rows);
  for (const [id, kind] of reader?.marks ?? []) {
    const row = view.index.rowOf(id);
    if (kind === "saved" && row !== undefined) setBit(rows, row);
  }
  return rows;
}

function valuesOf(view: ReaderView, filter: IndexedFilter): { value: string; label: string }[] {
  const { catalogue, facets } = view.index;
  const present = facets[filter].keys();
  const inOrder = (ids: readonly string[], names: Readonly<Record<string, string>>) =>
    ids.filter((id) => present.includes(id)).map((id) => ({ value: id, label: names[id] ?? id }));
  switch (filter) {
    case "domain":
      return inOrder(Object.keys(catalogue.domains), catalogue.domains);
    case "moved":
      return inOrder(careerMoves, careerMoveLabels);
    case "level":
      return catalogue.levels
        .filter((level) => present.includes(level.id))
        .map(({ id, name }) => ({ value: id, label: name }));
    case "specialism":
      return [
        ...inOrder(Object.keys(catalogue.subdomains), catalogue.subdomains),
        ...inOrder(Object.keys(catalogue.roles), catalogue.roles),
      ];
    case "helps":
      return inOrder(Object.keys(catalogue.competencies), catalogue.competencies);
    case "meets":
      return inOrder(meetingModes, meetingModeLabels);
    case "large":
      return present.map((value) => ({ value, label: "On a large transformation" }));
    case "language":
    case "zone":
      return present.sort().map((value) => ({ value, label: placeOfZone(value) }));
  }
}

/** Each filter's values with what choosing them would find, given all the other filters. Values that find nobody are left out. */
export function countFacets(
  view: ReaderView,
  reader: MemberReader | null,
  places: OpenPlaces,
  query: DirectoryQuery,
  filtered: Filtered,
): Facets {
  const gaps = new Set(reader?.mentee?.facts.gaps.map((gap) => gap.competencyId));
  const everybody = noBits(view.index.rows).fill(0xffffffff);
  const facet = (filter: DirectoryFilter): FacetValue[] => {
    const base = filtered.without(filter);
    const count = (rows: Bits) => countShared(base, rows, everybody);
    if (filter === "time") {
      const time = query.time ?? "any";
      return (["now", "month", "any"] as const).map((value) => {
        const rows = value === "any" ? everybody : places[value];
        return { value, label: timeLabels[value], count: count(rows), on: time === value, yours: false };
      });
    }
    if (filter === "shared") {
      if (!view.sharing) return [];
      const label = "Two shared hours a week or more";
      return [{ value: "1", label, count: count(view.sharing), on: query.shared ?? false, yours: false }];
    }
    const on = new Set(chosen(query, filter));
    return valuesOf(view, filter)
      .map(({ value, label }) => {
        const rows = view.index.facets[filter].of(value);
        const visible = view.visible(fieldOf(filter, value, view.index.catalogue));
        const yours = filter === "helps" && gaps.has(value);
        return { value, label, count: countShared(base, rows, visible), on: on.has(value), yours };
      })
      .filter((value) => value.count > 0 || value.on);
  };
  return {
    domain: facet("domain"),
    moved: facet("moved"),
    helps: facet("helps"),
    time: facet("time"),
    shared: facet("shared"),
    meets: facet("meets"),
    level: facet("level"),
    specialism: facet("specialism"),
    language: facet("language"),
    zone: facet("zone"),
    large: facet("large"),
  };
}
