/** Whether a string is text: no character NUL and no half of a surrogate pair, which no database and no screen takes. */
function isText(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

/** Whether every string in a value is text, names of fields included. Bytes are looked at by whoever takes them. */
export function isAllText(value: unknown): boolean {
  if (typeof value === "string") return isText(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  return Object.entries(value).every(([name, part]) => isText(name) && isAllText(part));
}
