import { plainText } from "@/domain/markdown/plain-text";
import { quotedPost, quoteOf } from "@/domain/markdown/quote";

const onOneLine = (words: string) => words.replace(/\s+/g, " ").trim();

/** A post as the beginning of an answer to it: words of it that somebody has chosen, or all of it when it does not say them. */
export function quoteOfPost(body: string, chosen: string | undefined): string {
  if (chosen !== undefined && chosen.trim() !== "") {
    const said = onOneLine(plainText(body, Number.MAX_SAFE_INTEGER));
    if (said.includes(onOneLine(chosen))) return quoteOf(chosen);
  }
  return quotedPost(body);
}

/** What a number in a text means: the number that the post has now in the thread where it is read, or null when it stands in another. */
type Meaning = { readonly number: string; readonly at: string | null; readonly threadNo: number | null };

/** A text with the numbers that it cites as they are where it is quoted, so that none comes to mean another post. */
export function recited(body: string, meant: readonly Meaning[]): string {
  return body.replace(/#(\d+(?:\.\d+)?)/g, (written, number) => {
    const meaning = meant.find((one) => one.number === number);
    if (meaning === undefined) return written;
    return meaning.at === null || meaning.threadNo !== null
      ? `${meaning.at ?? number} of another thread`
      : `#${meaning.at}`;
  });
}
