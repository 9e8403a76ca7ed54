/** What a procedure takes at most, whatever its own schema says. */
const mostDeep = 8;
const mostItems = 200;
const longestKey = 100;

/**
 * Whether an input is of a shape that any form of ours could send: not deeper than eight levels, no list or record of
 * more than two hundred entries. Bytes are looked at by whoever takes them.
 */
export function isShapely(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  if (depth >= mostDeep) return false;
  const entries = Object.entries(value);
  if (entries.length > mostItems) return false;
  return entries.every(([key, item]) => key.length <= longestKey && isShapely(item, depth + 1));
}
