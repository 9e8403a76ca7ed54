/** Nothing that a framework says lies deeper. */
const deepest = 5;

/**
 * On which line of a JSON text each value begins, by its path: `competencies.3.name`; of what lies too deep to be of a framework
 * nothing is said. The text must be well formed.
 */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const path: { key: string | number; isList: boolean }[] = [];
  let line = 1;
  let at = 0;
  let waitsForKey = false;
  const note = () => {
    if (path.length <= deepest) lines.set(path.map(({ key }) => key).join("."), line);
  };
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    for (; at < match.index; at++) if (text[at] === "\n") line += 1;
    const [token] = match;
    const parent = path.at(-1);
    if (token === "{" || token === "[") {
      note();
      path.push({ key: token === "[" ? 0 : "", isList: token === "[" });
      waitsForKey = token === "{";
    } else if (token === "}" || token === "]") {
      path.pop();
      waitsForKey = false;
    } else if (token === ",") {
      if (parent?.isList) parent.key = Number(parent.key) + 1;
      waitsForKey = parent !== undefined && !parent.isList;
    } else if (waitsForKey && parent !== undefined) {
      parent.key = String(JSON.parse(token));
      waitsForKey = false;
    } else if (token !== ":") note();
  }
  return lines;
}
