const legalSuffix =
  /\b(plc|ltd|limited|llp|llc|inc|incorporated|gmbh|ag|sa|nv|bv|pte|pty|group|holdings|company|co)\b/g;

/** Two spellings of one employer have one key: lower case, no accents, punctuation, article or legal form. Null for none. */
export function organisationKey(name: string | null | undefined): string | null {
  const folded = (name ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const bare = folded
    .replace(legalSuffix, " ")
    .replace(/^the\s/, " ")
    .replace(/\s+/g, " ")
    .trim();
  return bare === "" ? (folded === "" ? null : folded) : bare;
}
