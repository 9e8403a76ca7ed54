import { type FindKind, findKinds, readPlace, type SearchQuery, writePlace } from "@/domain/search/forms";
import { tellingWords } from "@/domain/search/question";
import type { Ctx } from "@/server/context";
import { findAlike } from "./alike";
import { findCases, findTerms } from "./content";
import { type Find, inOrder, pageSize } from "./finds";
import { findPeople, isShownAuthor } from "./people";
import { findPosts } from "./posts";
import { meant } from "./words";

/** A page of finds. */
export type Found = {
  readonly finds: readonly Find[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  /** How something was found although nothing has the words of the question. */
  readonly instead: Instead | null;
  /** What may have been meant, where little was found. */
  readonly didYouMean: string | null;
};

/** By the words that were likely meant, by titles that look like what was typed, or by some of its words. */
export type Instead = { readonly by: "spelling" | "titles" | "some"; readonly question: string };

const few = 3;

/** Which kinds a question is about: posts alone have an author and a day. */
function kindsOf({ kind, author, from, to }: SearchQuery): readonly FindKind[] {
  const wanted = kind === undefined ? findKinds : [kind];
  const ofPosts = (author ?? from ?? to) !== undefined;
  return ofPosts ? wanted.filter((one) => one === "posts") : wanted;
}

type Asked = SearchQuery & { q: string };

async function ofKinds(ctx: Ctx, query: Asked, kinds: readonly FindKind[]): Promise<Find[]> {
  const { author } = query;
  const ofPosts = async () => {
    // Asked at once: of an author whom the reader is not shown, nothing is told that was found.
    const [shown, found] = await Promise.all([
      author === undefined ? true : isShownAuthor(ctx, author),
      findPosts(ctx, query),
    ]);
    return shown ? found : [];
  };
  const finders: Readonly<Record<FindKind, () => Promise<Find[]>>> = {
    cases: () => findCases(ctx, query),
    posts: ofPosts,
    people: () => findPeople(ctx, query),
    terms: () => findTerms(ctx, query),
  };
  return (await Promise.all(kinds.map((kind) => finders[kind]()))).flat();
}

/** What has the words of a question, but for people, and where nothing has, what is found instead. */
async function inWords(ctx: Ctx, query: Asked) {
  const isFirst = readPlace(query.after) === null;
  const [found, better] = await Promise.all([
    ofKinds(
      ctx,
      query,
      kindsOf(query).filter((kind) => kind !== "people"),
    ),
    isFirst ? meant(ctx.db, query.q) : null,
  ]);
  const instead = found.length === 0 && isFirst ? await searchInstead(ctx, query, better) : null;
  return { found, better, instead };
}

/**
 * What answers a question among cases, posts, people and terms that this reader may see, best first, a page by key. Nothing
 * else counts, neither in what is found nor in what is offered instead. When nothing has all the words, what was likely meant by
 * a misspelt one is searched for, then titles that look alike, then what has some of the words that were likely meant.
 */
export async function find(ctx: Ctx, { q = "", ...rest }: SearchQuery): Promise<Found> {
  if (q === "") return { finds: [], next: null, instead: null, didYouMean: null };
  const query = { ...rest, q };
  // A misspelt word is near to what many people say of themselves, so that they alone are no answer and are not waited for.
  const [{ found, better, instead }, people] = await Promise.all([
    inWords(ctx, query),
    ofKinds(
      ctx,
      query,
      kindsOf(query).filter((kind) => kind === "people"),
    ),
  ]);
  const all = (instead === null ? [...found, ...people] : [...instead.found]).sort(inOrder);
  const page = all.slice(0, pageSize);
  const last = page.at(-1);
  return {
    finds: page,
    next: all.length > pageSize && last !== undefined ? writePlace(last) : null,
    instead: instead?.how ?? null,
    didYouMean: instead === null && all.length < few ? better : null,
  };
}

/** What is found when nothing has the words that were asked for; null when that is nothing either. */
async function searchInstead(
  ctx: Ctx,
  query: Asked,
  better: string | null,
): Promise<{ how: Instead; found: readonly Find[] } | null> {
  const words = tellingWords(better ?? query.q);
  const some = words.length > 1 ? words.join(" or ") : null;
  const tries: { by: Instead["by"]; question: string | null; search: (q: string) => Promise<Find[]> }[] = [
    { by: "spelling", question: better, search: (q) => ofKinds(ctx, { ...query, q }, kindsOf(query)) },
    { by: "titles", question: query.q, search: (q) => findAlike(ctx, { ...query, q }, kindsOf(query)) },
    { by: "some", question: some, search: (q) => ofKinds(ctx, { ...query, q }, kindsOf(query)) },
  ];
  // What has an author or a day is a post, and a title has neither.
  const ofPosts = (query.author ?? query.from ?? query.to) !== undefined;
  // All at once: each would wait for the one before, and nobody waits for three.
  const tried = await Promise.all(
    tries.map(async ({ by, question, search }) => {
      if (question === null || (by === "titles" && ofPosts)) return null;
      return { how: { by, question }, found: await search(question) };
    }),
  );
  return tried.find((one) => one?.found.some(({ kind }) => kind !== "people")) ?? null;
}
