/** Whether a string is text: no character NUL and no half of a surrogate pair, which no database and no screen takes. */
function isText(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

/** Whether every string in a value is text, names of fields included, however deep. Bytes are looked at by whoever takes them. */
export function isAllText(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part === "string") {
      if (!isText(part)) return false;
    } else if (typeof part === "object" && part !== null && !(part instanceof Uint8Array)) {
      for (const [name, inner] of Object.entries(part)) {
        if (!isText(name)) return false;
        left.push(inner);
      }
    }
  }
  return true;
}
