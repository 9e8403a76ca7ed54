/** The name by which a page speaks of a person after naming them in full: the first word of the name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** "In her words", from the pronouns that a person gave; "In their own words" when they gave none that we know. */
export function wordsHeading(pronouns: string | null): string {
  const first = pronouns?.toLowerCase().split("/")[0]?.trim();
  if (first === "she") return "In her words";
  if (first === "he") return "In his words";
  return "In their own words";
}

/** Where a photograph is served, or null for a person without one. */
export function photoAddress(photoId: string | null): string | null {
  return photoId === null ? null : `/photos/${photoId}`;
}
