const deepest = 24;
const mostMarks = 2_000;

/**
 * Whether a text can be read as Markdown in little time: lines that open a great many quotes or lists within each other, or a text
 * of opening marks without end, mean nothing to a reader and cost a parser much.
 */
export function isBounded(text: string): boolean {
  const marks = text.match(/[[*_~`]/g)?.length ?? 0;
  if (marks > mostMarks) return false;
  return text.split("\n").every((line) => {
    const opening = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? "";
    const containers = opening.match(/>|[-+*]|[.)]/g)?.length ?? 0;
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    return containers <= deepest && indent <= deepest * 8;
  });
}
