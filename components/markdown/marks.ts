/** A change to a text: what takes the place of `start` to `end`, and what is selected after it. */
export type Edit = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly selection: readonly [from: number, to: number];
};

/** How a tool changes a text in which `start` to `end` is selected. */
export type Tool = (text: string, start: number, end: number) => Edit;

/** Puts a mark around the selected words, or takes it away again; spaces stay outside, where Markdown wants them. */
export const around =
  (mark: string): Tool =>
  (text, start, end) => {
    const picked = text.slice(start, end);
    const words = picked.trim();
    const from = words === "" ? start : start + picked.indexOf(words);
    const to = from + words.length;
    const size = mark.length;
    if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
      return { start: from - size, end: to + size, text: words, selection: [from - size, to - size] };
    }
    return { start: from, end: to, text: mark + words + mark, selection: [from + size, to + size] };
  };

/** Makes a quote of the lines that the selection touches, or lines of a quote again. */
export const quoted: Tool = (text, start, end) => {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const isQuote = lines.every((line) => line.startsWith(">"));
  const changed = lines.map((line) => (isQuote ? line.replace(/^> ?/, "") : `> ${line}`)).join("\n");
  return { start: from, end: to, text: changed, selection: [from + changed.length, from + changed.length] };
};

/** Makes a link of the selected words, whose address is typed next; of a selected address, whose words are. */
export const linked: Tool = (text, start, end) => {
  const picked = text.slice(start, end);
  if (/^https?:\/\/\S+$/.test(picked)) return { start, end, text: `[](${picked})`, selection: [start + 1, start + 1] };
  const address = start + picked.length + 3;
  return { start, end, text: `[${picked}](https://)`, selection: [address, address + "https://".length] };
};

/** Makes an edit in a field as if it had been typed, so that the browser can undo it. */
export function makeEdit(field: HTMLTextAreaElement, tool: Tool): void {
  const { start, end, text, selection } = tool(field.value, field.selectionStart, field.selectionEnd);
  field.focus();
  field.setSelectionRange(start, end);
  // Nothing else writes into a field so that its own undo knows of it. Where it is refused, the text is put there.
  if (!document.execCommand(text === "" ? "delete" : "insertText", false, text)) {
    field.setRangeText(text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(...selection);
}
