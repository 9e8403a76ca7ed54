import { describe, expect, test } from "vitest";
import { around, type Edit, linked, quoted, type Tool } from "./marks";

/** Runs a tool on a text whose selection is between bars, and shows the outcome in the same way. */
function run(tool: Tool, shown: string): string {
  const [before = "", picked = "", after = ""] = shown.split("|");
  const text = before + picked + after;
  const edit: Edit = tool(text, before.length, before.length + picked.length);
  const changed = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  const [from, to] = edit.selection;
  return `${changed.slice(0, from)}|${changed.slice(from, to)}|${changed.slice(to)}`;
}

describe("a tool of the writing field", () => {
  test.each([
    ["a |word| b", "a **|word|** b"],
    ["a **|word|** b", "a |word| b"],
    ["a| word |b", "a **|word|** b"],
    ["a || b", "a **||** b"],
    ["a **||** b", "a || b"],
  ])("puts marks around words and takes them away: %s", (before, after) => {
    expect(run(around("**"), before)).toBe(after);
  });

  test.each([
    ["one\nt|w|o\nthree", "one\n> two||\nthree"],
    ["|one\n\ntwo|", "> one\n> \n> two||"],
    ["> o|n|e", "one||"],
    ["||", "> ||"],
  ])("quotes whole lines and frees them again: %s", (before, after) => {
    expect(run(quoted, before)).toBe(after);
  });

  test.each([
    ["see |this| now", "see [this](|https://|) now"],
    ["see |https://a.b| now", "see [||](https://a.b) now"],
    ["||", "[](|https://|)"],
  ])("makes a link and leaves the cursor where there is something to type: %s", (before, after) => {
    expect(run(linked, before)).toBe(after);
  });
});
