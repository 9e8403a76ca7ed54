/** Where a post stands in its thread: 4 is a top post, 4.1 the first answer beneath it. `minor` is nought for a top post. */
export type PostNumber = { readonly major: number; readonly minor: number };

const written = /^([1-9]\d{0,6})(?:\.([1-9]\d{0,6}))?$/;

/** The number as it is cited and stands in addresses, without the #. */
export function writeNumber({ major, minor }: PostNumber): string {
  return minor === 0 ? `${major}` : `${major}.${minor}`;
}

/** The number that a text writes, or null when it writes none. */
export function readNumber(text: string): PostNumber | null {
  const found = written.exec(text);
  return found === null ? null : { major: Number(found[1]), minor: Number(found[2] ?? 0) };
}

/** Whether a post is read before another, by their numbers as they are written. */
export function comesBefore(number: string, other: string): boolean {
  const [a, b] = [readNumber(number), readNumber(other)];
  if (a === null || b === null) return false;
  return a.major === b.major ? a.minor < b.minor : a.major < b.major;
}
