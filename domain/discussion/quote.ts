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
