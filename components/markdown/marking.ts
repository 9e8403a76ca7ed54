export type Mark = "bold" | "italic" | "quote" | "link";

/** A change of a text: what stands between `from` and `to` becomes `words`, and `select` is selected afterwards. */
export type Change = {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly select: readonly [number, number];
};

const around = { bold: "**", italic: "*" } as const;

/** What a tool does to the selection of a text: puts the mark around it or before each of its lines, or takes it off again. */
export function marked(text: string, start: number, end: number, mark: Mark): Change {
  const chosen = text.slice(start, end);
  if (mark === "bold" || mark === "italic") {
    const sign = around[mark];
    const has = text.slice(start - sign.length, start) === sign && text.slice(end, end + sign.length) === sign;
    if (has) {
      const from = start - sign.length;
      return { from, to: end + sign.length, words: chosen, select: [from, from + chosen.length] };
    }
    const at = start + sign.length;
    return { from: start, to: end, words: `${sign}${chosen}${sign}`, select: [at, at + chosen.length] };
  }
  if (mark === "link") {
    const words = `[${chosen}](https://)`;
    const address = start + chosen.length + 3;
    return { from: start, to: end, words, select: chosen === "" ? [start + 1, start + 1] : [address, address + 8] };
  }
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lines = text.slice(from, end).split("\n");
  const isQuoted = lines.every((line) => line.startsWith(">"));
  const words = lines.map((line) => (isQuoted ? line.replace(/^> ?/, "") : `> ${line}`)).join("\n");
  return { from, to: end, words, select: [from + words.length, from + words.length] };
}
