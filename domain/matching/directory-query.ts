import { z } from "zod";
import { type MeetingMode, meetingModes } from "../programmes/meeting-modes";
import { type CareerMove, careerMoves } from "./moves";

const directoryTimes = ["now", "month", "any"] as const;
const directorySorts = ["fit", "free", "name"] as const;

const slug = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_+/ .'-]{0,63}$/u);
const some = <T extends z.ZodType>(value: T) => z.array(value).max(40).optional();

/** Everything that a directory address can hold. Values of one filter widen it; filters narrow each other. */
export const directoryQuerySchema = z.strictObject({
  q: z.string().trim().max(100).optional(),
  domain: some(slug),
  /** Moves that the mentor has made, read off the role history. */
  moved: some(z.enum(careerMoves)),
  level: some(slug),
  /** Sub-domains, and PMO specialist roles held. */
  specialism: some(slug),
  /** Competencies in which the mentor is at level 3 or more. */
  helps: some(slug),
  meets: some(z.enum(meetingModes)),
  language: some(slug),
  zone: some(slug),
  /** A free place now, one within a month, or any. */
  time: z.enum(directoryTimes).optional(),
  /** At least two shared hours a week with the reader. */
  shared: z.boolean().optional(),
  /** Has worked on a large transformation. */
  large: z.boolean().optional(),
  /** Only those the reader has saved. */
  saved: z.boolean().optional(),
  /** Also mentors who are not offered, after the others, each with the reason. */
  all: z.boolean().optional(),
  sort: z.enum(directorySorts).optional(),
  /** Opaque key of the last row of the page before. */
  after: z.string().max(300).optional(),
});

export type DirectoryQuery = z.infer<typeof directoryQuerySchema>;

/** The filters of the directory, in the order of the page. */
export const directoryFilters = [
  "domain",
  "moved",
  "helps",
  "time",
  "shared",
  "meets",
  "level",
  "specialism",
  "language",
  "zone",
  "large",
] as const;
export type DirectoryFilter = (typeof directoryFilters)[number];

/** The words of an address, as a framework hands them over. */
export type AddressWords = Readonly<Record<string, string | readonly string[] | undefined>>;

function valuesOf(words: AddressWords, name: string): string[] {
  const value = words[name];
  const all = typeof value === "string" ? [value] : [...(value ?? [])];
  return [...new Set(all.filter((text) => text !== ""))];
}

/** Reads an address. What it does not understand is left out, so that an old or mistyped address still opens. */
export function parseDirectoryQuery(words: AddressWords): DirectoryQuery {
  const query: DirectoryQuery = {};
  const first = (name: string) => valuesOf(words, name)[0];
  const slugs = (name: string) => {
    const kept = valuesOf(words, name).filter((value) => slug.safeParse(value).success);
    return kept.length > 0 ? kept.slice(0, 40) : undefined;
  };
  const q = first("q")?.trim().slice(0, 100);
  if (q) query.q = q;
  for (const name of ["domain", "level", "specialism", "helps", "language", "zone"] as const) {
    const values = slugs(name);
    if (values) query[name] = values;
  }
  const moved = careerMoves.filter((move: CareerMove) => valuesOf(words, "moved").includes(move));
  if (moved.length > 0) query.moved = moved;
  const meets = meetingModes.filter((mode: MeetingMode) => valuesOf(words, "meets").includes(mode));
  if (meets.length > 0) query.meets = meets;
  const time = directoryTimes.find((value) => value === first("time"));
  if (time && time !== "any") query.time = time;
  const sort = directorySorts.find((value) => value === first("sort"));
  if (sort && sort !== "fit") query.sort = sort;
  for (const name of ["shared", "large", "saved", "all"] as const) {
    if (first(name) !== undefined && first(name) !== "0") query[name] = true;
  }
  const after = first("after");
  if (after && after.length <= 300) query.after = after;
  return query;
}

/** The address of a query: the same query always has the same address. */
export function directoryHref(query: DirectoryQuery): string {
  const words = new URLSearchParams();
  if (query.q) words.set("q", query.q);
  for (const name of ["domain", "moved", "helps", "meets", "level", "specialism", "language", "zone"] as const) {
    for (const value of [...(query[name] ?? [])].sort()) words.append(name, value);
  }
  if (query.time && query.time !== "any") words.set("time", query.time);
  if (query.sort && query.sort !== "fit") words.set("sort", query.sort);
  for (const name of ["shared", "large", "saved", "all"] as const) if (query[name]) words.set(name, "1");
  if (query.after) words.set("after", query.after);
  const text = words.toString();
  return text === "" ? "/mentors" : `/mentors?${text}`;
}

/** The same query with one value switched on or off, from the first page. */
export function toggleFilter(query: DirectoryQuery, filter: DirectoryFilter, value: string): DirectoryQuery {
  const { after: _, ...rest } = query;
  switch (filter) {
    case "time":
      return { ...rest, time: directoryTimes.find((time) => time === value) ?? "any" };
    case "shared":
    case "large":
      return { ...rest, [filter]: !rest[filter] };
    default: {
      const values: readonly string[] = rest[filter] ?? [];
      const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
      return parseDirectoryQuery({ ...wordsOf(rest), [filter]: next });
    }
  }
}

function wordsOf(query: DirectoryQuery): Record<string, string | string[]> {
  const words: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(query)) {
    if (value === true) words[name] = "1";
    else if (typeof value === "string" || Array.isArray(value)) words[name] = value;
  }
  return words;
}
