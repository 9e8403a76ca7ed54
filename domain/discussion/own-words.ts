import { parseMarkdown } from "@/domain/markdown/parse";
import { plainText } from "@/domain/markdown/plain-text";

/** How many words a post has that its author wrote: what it quotes is somebody else's. */
export function countOwnWords(body: string): number {
  const own = parseMarkdown(body).filter(({ type }) => type !== "quote");
  const words = plainText(own, Number.MAX_SAFE_INTEGER);
  return words.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
