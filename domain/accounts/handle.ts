/** "Oluwaseun Adebanjo-Firth" → "oluwaseun-adebanjo-firth": lower-case ASCII, readable in an address, never empty. */
export function handleFromName(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 48)
    .replace(/-+$/, "");
  return folded === "" ? "member" : folded;
}

/** The first handle of the name that nobody has: bare, then with -2, -3 and so on. */
export function freeHandle(name: string, taken: ReadonlySet<string>): string {
  const base = handleFromName(name);
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
