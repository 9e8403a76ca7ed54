import { z } from "zod";

/** What a search finds, in the order in which its kinds are offered. */
export const findKinds = ["cases", "posts", "people", "terms"] as const;
export type FindKind = (typeof findKinds)[number];

const longestQuestion = 200;

/** A day that the database can reckon with. */
const day = z.iso.date().refine((text) => text >= "1900-01-01" && text < "3000-01-01");

/** Everything that the address of a search can hold. */
export const searchSchema = z.strictObject({
  q: z.string().trim().max(longestQuestion).optional(),
  kind: z.enum(findKinds).optional(),
  domain: z.string().max(100).optional(),
  /** The handle of whoever wrote a post under their name. */
  author: z.string().trim().max(80).optional(),
  /** The first and the last day, in UTC, on which a post was published. */
  from: day.optional(),
  to: day.optional(),
  /** Where the page before ended. */
  after: z.string().max(200).optional(),
});

export type SearchQuery = z.output<typeof searchSchema>;

export const suggestSchema = z.strictObject({ q: z.string().trim().max(longestQuestion) });

/** Something that begins as what is being typed, and where it stands. */
export type Suggestion = { readonly kind: FindKind; readonly label: string; readonly path: string };

/** Where a page of finds ended: the last one's score, and its kind and id, which decide between equal scores. */
export type Place = { readonly score: number; readonly key: string };

/** A place as an address says it. */
export const writePlace = ({ score, key }: Place): string => `${score.toFixed(scoreDigits)}~${key}`;

/** Scores are compared and written with so many digits, so that a page neither repeats a find nor leaves one out. */
export const scoreDigits = 6;

/** Reads a place; an unreadable one is none, so that a mistyped address shows the first page. */
export function readPlace(text: string | undefined): Place | null {
  const [, score, key] = /^(\d{1,3}\.\d{6})~((?:cases|posts|people|terms):[\w-]{1,120})$/.exec(text ?? "") ?? [];
  return score === undefined || key === undefined ? null : { score: Number(score), key };
}

/** The address of a search; what is not said is not in it. */
export function searchHref(query: SearchQuery): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, value]],
  );
  return said.length === 0 ? "/search" : `/search?${new URLSearchParams(said)}`;
}
