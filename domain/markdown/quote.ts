/** Marks that would change the words of a line wherever they stand in it. */
const anywhere = /[\\`*[\]~|]|<(?=\S)|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Marks that would make something else of a line that begins with them. */
const atStart = /^(#{1,6}(?=\s|$)|[>+]|-(?=\s|$)|[-=:][-=:\s]*$)/;
const numbered = /^(\d{1,9})([.)])(?=\s|$)/;

function asWords(line: string): string {
  return line
    .trim()
    .replace(/\s+/g, " ")
    .replace(anywhere, "\\$&")
    .replace(atStart, "\\$1")
    .replace(numbered, "$1\\$2");
}

/**
 * A selection of a page as a block quote to reply under: its words as they were read, whatever marks are among them, its
 * paragraphs apart, and an empty line after. Empty when nothing was selected.
 */
export function quoteOf(text: string): string {
  const lines = text
    .trim()
    .split(/\r\n?|\n/)
    .map(asWords);
  if (lines.every((line) => line === "")) return "";
  const apart = lines.filter((line, index) => line !== "" || lines[index - 1] !== "");
  return `${apart.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n")}\n\n`;
}

/** A whole post as a block quote to reply under: its Markdown as it was written, one level deeper, and an empty line after. */
export function quotedPost(markdown: string): string {
  const lines = markdown.trim().split(/\r\n?|\n/);
  return markdown.trim() === "" ? "" : `${lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n")}\n\n`;
}
