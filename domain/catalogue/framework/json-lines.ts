/** On which line of a JSON text each value begins, by its path: `competencies.3.name`. The text must be well formed. */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const path: { key: string | number; isList: boolean }[] = [];
  let line = 1;
  let at = 0;
  let waitsForKey = false;
  const here = () => path.map(({ key }) => key).join(".");
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    for (; at < match.index; at++) if (text[at] === "\n") line += 1;
    const [token] = match;
    const parent = path.at(-1);
    if (token === "{" || token === "[") {
      lines.set(here(), line);
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
    } else if (token !== ":") lines.set(here(), line);
  }
  return lines;
}
