import type { VisibleField } from "@/domain/accounts/visibility";
import { DomainError, found } from "@/domain/errors";
import { type DirectoryQuery, directoryHref } from "@/domain/matching/directory-query";
import { missingOfMentee } from "@/domain/matching/rules";
import { missingSentence } from "@/domain/matching/sentences";
import { type Ctx, oncePerPage } from "@/server/context";
import { countBits, keepOnly, takeOut } from "./bits";
import { compared } from "./comparison";
import type { DirectoryFigures, MentorComparison, MentorList, MentorPage, MentorRow } from "./directory-view";
import { applyFilters, countFacets, type Filtered } from "./facets";
import type { Viewing } from "./fit-view";
import { mentorIndexKeeper } from "./index-keeper";
import { pageAfter, type Stretch } from "./listing";
import { findMentorByHandle, readMentors } from "./mentor-records";
import { asPage, asRow, canFind } from "./mentor-view";
import { openPlaces } from "./places";
import { type MemberReader, readDirectoryReader } from "./reader";
import { countRefusals, type ReaderView, viewFor } from "./reader-view";

/** Mentors on one page of the directory. */
const pageSize = 12;

const onPage = oncePerPage<Viewing>();

/** The index with the reader, who is read once for a page. */
function viewing(ctx: Ctx): Promise<Viewing> {
  return onPage(ctx, "", () => readViewing(ctx));
}

async function readViewing(ctx: Ctx): Promise<Viewing> {
  const index = await mentorIndexKeeper(ctx.db).at(ctx.now);
  const reader = await readDirectoryReader(ctx.db, ctx.actor, index);
  return { index, reader, now: ctx.now, hours: index.hoursReader };
}

/** Rows for these ids in this order, each as it is now; whoever has vanished from the reader's sight meanwhile is left out. */
async function rowsFor(ctx: Ctx, seen: Viewing, ids: readonly string[]): Promise<MentorRow[]> {
  const records = new Map((await readMentors(ctx.db, ids)).map((record) => [record.memberId, record]));
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record && canFind(seen.reader, record) ? [asRow(seen, record)] : [];
  });
}

/**
 * Which of these mentors this reader may know of, as they are now. Whoever writes about a mentor asks this first, so that
 * an id learned elsewhere opens nothing that the directory keeps shut.
 */
export async function findableMentors(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const [seen, records] = await Promise.all([viewing(ctx), readMentors(ctx.db, ids)]);
  return new Set(records.flatMap((record) => (canFind(seen.reader, record) ? [record.memberId] : [])));
}

/** The mentors with a free place who fit this reader best, best first: at most `most` ids, none before the reader is ranked for. */
export async function bestOffered(ctx: Ctx, most: number): Promise<readonly string[]> {
  const seen = await viewing(ctx);
  const view = viewFor(seen.index, seen.reader);
  if (view.ranking === null) return [];
  const offered = keepOnly(view.found.slice(), view.ranking.offered);
  const rows = keepOnly(offered, openPlaces(seen.index, ctx.now).now);
  return pageAfter(seen.index, view.ranking, [{ rows, order: "fit" }], undefined, most).ids;
}

/**
 * The directory as this reader may see it: ranked by fit for a mentee of whom enough is known, otherwise those with a
 * free place first, then by name. Two queries: the reader, and the rows of the page.
 */
export async function listMentors(ctx: Ctx, query: DirectoryQuery): Promise<MentorList> {
  const seen = await viewing(ctx);
  const view = viewFor(seen.index, seen.reader);
  const places = openPlaces(seen.index, ctx.now);
  const offered = view.ranking?.offered;
  const base = offered && !query.all ? keepOnly(view.found.slice(), offered) : view.found;
  const filtered = applyFilters(view, seen.reader, places, query, base);
  const stretches = stretchesOf(view, places.now, query, filtered);
  const page = pageAfter(seen.index, view.ranking, stretches, query.after, pageSize);
  const total = countBits(filtered.rows);
  const everybody = view.ranking ? applyFilters(view, seen.reader, places, query, view.found).rows : filtered.rows;
  return {
    ranked: view.ranking !== null,
    notRanked: notRanked(seen.reader, view),
    total,
    from: page.from,
    rows: await rowsFor(ctx, seen, page.ids),
    next: page.next,
    previous: page.previous,
    facets: countFacets(view, seen.reader, places, query, filtered),
    relax: total === 0 ? relaxations(query, filtered) : [],
    notOffered: view.ranking ? countRefusals(view.ranking, everybody) : [],
    hiddenCount: [...(seen.reader?.marks.values() ?? [])].filter((kind) => kind === "hidden").length,
  };
}

function stretchesOf(view: ReaderView, free: Uint32Array, query: DirectoryQuery, filtered: Filtered): Stretch[] {
  const { rows } = filtered;
  const withPlace = keepOnly(rows.slice(), free);
  const without = takeOut(rows.slice(), free);
  if (query.sort === "name") return [{ rows, order: "name" }];
  if (!view.ranking) {
    return [
      { rows: withPlace, order: "name" },
      { rows: without, order: "name" },
    ];
  }
  const rest: Stretch = { rows: takeOut(rows.slice(), view.ranking.offered), order: "name" };
  if (query.sort === "free") return [{ rows: withPlace, order: "fit" }, { rows: without, order: "fit" }, rest];
  return [{ rows, order: "fit" }, rest];
}

function notRanked(reader: MemberReader | null, view: ReaderView): MentorList["notRanked"] {
  if (!reader?.mentee || view.ranking) return null;
  const missing = missingOfMentee(reader.mentee.facts).map((fact) => missingSentence(fact));
  return { sentence: `Not ranked for you yet. ${missing.join(". ")}.`, href: "/start" };
}

const filterNames = {
  q: "Search",
  saved: "Saved",
  domain: "Domain",
  moved: "Has made this move",
  helps: "Helps with your gaps",
  time: "Has time",
  shared: "Shared hours",
  meets: "Meets",
  level: "Level",
  specialism: "Specialism",
  language: "Language",
  zone: "Time zone",
  large: "Large transformation",
} as const;

function relaxations(query: DirectoryQuery, filtered: Filtered): MentorList["relax"] {
  const { after: _, ...rest } = query;
  return (Object.keys(filterNames) as (keyof typeof filterNames)[]) // Object.keys loses the key type of a constant object
    .filter((filter) => query[filter] !== undefined && query[filter] !== "any")
    .map((filter) => {
      const { [filter]: _taken, ...without } = rest;
      return {
        filter,
        label: filterNames[filter],
        count: countBits(filtered.without(filter)),
        href: directoryHref(without),
      };
    })
    .filter((relaxation) => relaxation.count > 0)
    .sort((a, b) => b.count - a.count);
}

/** One mentor's page. Refuses as not found whoever this reader may not know of. */
export async function getMentor(ctx: Ctx, handle: string): Promise<MentorPage> {
  const [seen, record] = await Promise.all([viewing(ctx), findMentorByHandle(ctx.db, handle)]);
  const mentor = found(record, "matching.mentor_not_found");
  if (!canFind(seen.reader, mentor)) throw new DomainError("NOT_FOUND", "matching.mentor_not_found");
  return asPage(seen, mentor);
}

/** Two or three mentors side by side, in the order asked. Refuses as not found if any of them may not be known. */
export async function compareMentors(ctx: Ctx, handles: readonly string[]): Promise<MentorComparison> {
  const seen = await viewing(ctx);
  const records = await Promise.all([...new Set(handles)].map((handle) => findMentorByHandle(ctx.db, handle)));
  const mentors = records.map((record) => {
    const mentor = found(record, "matching.mentor_not_found");
    if (!canFind(seen.reader, mentor)) throw new DomainError("NOT_FOUND", "matching.mentor_not_found");
    return asPage(seen, mentor);
  });
  if (mentors.length < 2) throw new DomainError("INVALID", "matching.not_enough_to_compare", "handles");
  return compared(mentors, seen.reader, seen.index.catalogue);
}

/** The reader's saved or hidden mentors by name, as they are now. Those who may no longer be found are left out. */
export async function listShortlist(ctx: Ctx, kind: "saved" | "hidden"): Promise<MentorRow[]> {
  const seen = await viewing(ctx);
  const ids = [...(seen.reader?.marks ?? [])].flatMap(([id, mark]) => (mark === kind ? [id] : []));
  const rows = await rowsFor(ctx, seen, ids);
  return rows.sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/** How many mentors anybody may find, in all and for each domain, and how many of them have a free place. */
export async function getDirectoryFigures(ctx: Ctx): Promise<DirectoryFigures> {
  const index = await mentorIndexKeeper(ctx.db).at(ctx.now);
  const view = viewFor(index, null);
  const free = openPlaces(index, ctx.now).now;
  const shown: VisibleField = "domain";
  const count = (rows: Uint32Array) => ({ mentors: countBits(rows), free: countBits(keepOnly(rows.slice(), free)) });
  return {
    ...count(view.found),
    domains: index.catalogue.domainList.map((domain) => {
      const rows = keepOnly(view.found.slice(), view.visible(shown));
      return { domain, ...count(keepOnly(rows, index.facets.domain.of(domain.id))) };
    }),
  };
}
