import { foldForSearch } from "@/domain/catalogue/search";

/**
 * The words that a question wants, without its quotes, without what it excludes with a minus and without “or” between words:
 * for names and titles, which are compared as they stand.
 */
export function wantedWords(question: string): string[] {
  return foldForSearch(question)
    .split(/\s+/)
    .filter((word) => !word.startsWith("-") && word !== "or")
    .flatMap((word) => word.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []);
}

const says =
  "a an and are as at be but by can could do does for from has have how i if in is it its my no not of on or our".split(
    " ",
  );
const more =
  "should so that the their there they this to was we were what when where which who why will with would you your".split(
    " ",
  );
const little = new Set([...says, ...more]);

/** Those of its words that tell what it is about: “the” and “what” are in everything. */
export const tellingWords = (question: string): string[] => wantedWords(question).filter((word) => !little.has(word));

/** The question as it is read: a stroke stands between two words, as in “go/no-go”, and makes no path of them. */
export const asRead = (question: string): string => question.replaceAll("/", " ");

/** The question without what it excludes, which says nothing of how well something answers. */
export const withoutExcluded = (question: string): string => question.replace(/(^|\s)-(?:"[^"]*"?|\S+)/g, "$1").trim();

/** The question with some of its words in the place of others; everything else in it stays as it was typed. */
export function withWords(question: string, better: ReadonlyMap<string, string>): string {
  return question.replace(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu, (word) => better.get(foldForSearch(word)) ?? word);
}
