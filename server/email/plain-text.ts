import type { MailContent } from "./content";

const width = 72;

/** The mail as plain text: everything that the HTML part says, in the same order. */
export function plainText(content: MailContent): string {
  const { kicker, heading, paragraphs, code, facts, button, afterwards, reason, settings, unsubscribe, mute } = content;
  const blocks: string[] = [];
  if (kicker !== undefined) blocks.push(wrap(kicker));
  blocks.push(`${wrap(heading)}\n${"=".repeat(Math.min(width, Math.max(3, heading.length)))}`);
  blocks.push(...paragraphs.map(wrap));
  if (code !== undefined) blocks.push(`    ${code}`);
  if (facts !== undefined && facts.length > 0) blocks.push(factLines(facts));
  if (button !== undefined) blocks.push(`${button.label}:\n${button.url}`);
  blocks.push(...(afterwards ?? []).map(wrap));
  const links = [settings, unsubscribe, mute].flatMap((link) =>
    link === undefined ? [] : [`${link.label}: ${link.url}`],
  );
  blocks.push(["-- ", wrap(reason), ...links].join("\n"));
  return `${blocks.join("\n\n")}\n`;
}

function factLines(facts: readonly (readonly [string, string])[]): string {
  const column = Math.max(...facts.map(([label]) => label.length)) + 2;
  return facts.map(([label, value]) => `${`${label}:`.padEnd(column)}${value}`).join("\n");
}

/** Breaks a paragraph at spaces; a word longer than the line stays whole, so that addresses can be followed. */
function wrap(paragraph: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
