import { type FindKind, findKinds, readPlace, type SearchQuery, writePlace } from "@/domain/search/forms";
import { tellingWords } from "@/domain/search/question";
import type { Ctx } from "@/server/context";
import { findCases, findTerms } from "./content";
import { type Find, inOrder, pageSize } from "./finds";
import { findAuthor, findPeople } from "./people";
import { findPosts } from "./posts";
import { meant } from "./words";

/** A page of finds. */
export type Found = {
  readonly finds: readonly Find[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  /** What was searched for in the place of a question that found nothing: other words, or some of its own. */
  readonly instead: { readonly question: string; readonly isSpelling: boolean } | null;
  /** What may have been meant, where little was found. */
  readonly didYouMean: string | null;
};

const few = 3;

/** Which kinds a question is about: posts alone have an author and a day. */
function kindsOf({ kind, author, from, to }: SearchQuery): readonly FindKind[] {
  const wanted = kind === undefined ? findKinds : [kind];
  const ofPosts = (author ?? from ?? to) !== undefined;
  return ofPosts ? wanted.filter((one) => one === "posts") : wanted;
}

async function everyKind(ctx: Ctx, query: SearchQuery & { q: string }): Promise<Find[]> {
  const kinds = kindsOf(query);
  const ofPosts = async () => {
    const author = query.author === undefined ? undefined : await findAuthor(ctx, query.author);
    return author === null ? [] : findPosts(ctx, query, author?.id ?? null);
  };
  const finders: Readonly<Record<FindKind, () => Promise<Find[]>>> = {
    cases: () => findCases(ctx, query),
    posts: ofPosts,
    people: () => findPeople(ctx, query),
    terms: () => findTerms(ctx, query),
  };
  return (await Promise.all(kinds.map((kind) => finders[kind]()))).flat().sort(inOrder);
}

/**
 * What answers a question among cases, posts, people and terms that this reader may see, best first, a page by key. Nothing
 * else counts, neither in what is found nor in what is offered instead. When nothing has all the words, what was likely meant by
 * a misspelt one is searched for, and then what has some of them.
 */
export async function find(ctx: Ctx, { q = "", ...rest }: SearchQuery): Promise<Found> {
  if (q === "") return { finds: [], next: null, instead: null, didYouMean: null };
  const isFirst = readPlace(rest.after) === null;
  const [found, better] = await Promise.all([
    everyKind(ctx, { ...rest, q }),
    isFirst ? meant(ctx.db, q) : Promise.resolve(null),
  ]);
  // A misspelt word is near to what many people say of themselves, so that they alone are no answer.
  const isNothing = found.every(({ kind }) => kind === "people");
  const instead = isNothing && isFirst ? await searchInstead(ctx, { ...rest, q }, better) : null;
  const all = instead === null ? found : [...instead.found];
  const page = all.slice(0, pageSize);
  const last = page.at(-1);
  return {
    finds: page,
    next: all.length > pageSize && last !== undefined ? writePlace(last) : null,
    instead: instead === null ? null : { question: instead.question, isSpelling: instead.question === better },
    didYouMean: instead === null && found.length < few ? better : null,
  };
}

/** What is found when what was asked finds nothing: by the words that were likely meant, or else by some of the words. */
async function searchInstead(ctx: Ctx, query: SearchQuery & { q: string }, better: string | null) {
  const words = tellingWords(query.q);
  for (const question of [better, words.length > 1 ? words.join(" or ") : null]) {
    if (question === null) continue;
    const found = await everyKind(ctx, { ...query, q: question });
    if (found.some(({ kind }) => kind !== "people")) return { question, found };
  }
  return null;
}
