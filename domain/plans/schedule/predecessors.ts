import type { NumberedItem, PlanLink } from "../document";

/** Links as people write them: "1.2, 1.3+5" waits for 1.2, and for 1.3 with five working days between. */
export function writePredecessors(after: readonly PlanLink[], lines: readonly NumberedItem[]): string {
  const names = new Map(lines.map((line) => [line.id, line.wbs]));
  return after
    .flatMap((link) => {
      const wbs = names.get(link.itemId);
      return wbs === undefined ? [] : [link.lagDays === 0 ? wbs : `${wbs}+${link.lagDays}`];
    })
    .join(", ");
}

const reference = /^#?(g?\d+(?:\.\d+)?)\s*(?:fs)?\s*(?:\+\s*(\d{1,3})\s*d?)?$/i;

/** Reads such a list. What it cannot read, or what the plan does not have, comes back as `unknown`. */
export function readPredecessors(
  text: string,
  lines: readonly Pick<NumberedItem, "id" | "wbs">[],
): { links: PlanLink[]; unknown: string[] } {
  const ids = new Map(lines.map((line) => [line.wbs.toUpperCase(), line.id]));
  const links = new Map<string, PlanLink>();
  const unknown: string[] = [];
  for (const part of text.split(/[,;\n]/)) {
    const written = part.trim();
    if (written === "") continue;
    const [, wbs = "", lag = "0"] = reference.exec(written) ?? [];
    const itemId = ids.get(wbs.toUpperCase());
    if (itemId === undefined) unknown.push(written);
    else links.set(itemId, { itemId, lagDays: Number(lag) });
  }
  return { links: [...links.values()], unknown };
}
