import type { GlossaryCategory, Stance } from "./content-schema";

const stanceLabels: Readonly<Record<Stance, string>> = {
  recommended: "Recommends it",
  possible_but_weaker: "Possible, but weaker",
  consistent: "Consistent with it",
  main_route: "The main route",
  encouraged: "Encourages it",
  advised_against: "Advises against it",
  author_case: "The author’s own case",
  warns: "Adds a warning",
  inside: "Easier where you are",
  silent: "Says nothing about this",
};

/** What an article's stance on a route is called; an unknown one is shown by its own key. */
export function stanceLabel(stance: string): string {
  return Object.entries(stanceLabels).find(([key]) => key === stance)?.[1] ?? keyInWords(stance);
}

export const glossaryCategoryLabels: Readonly<Record<GlossaryCategory, string>> = {
  pm: "Projects and the PMO",
  banking: "Banking",
  insurance: "Insurance",
  nhs: "NHS",
  technology: "Technology",
  mentoring: "Mentoring",
};

const familyLabels: Readonly<Record<string, string>> = {
  pmo: "In the PMO",
  pmo_specialist: "Specialists of the PMO",
  analysis: "Analysis",
  technology: "Testing and technology",
  project: "Leading projects",
};

/** What a family of roles is called; an unknown one is shown by its own key. */
export function familyLabel(family: string): string {
  return familyLabels[family] ?? family.replaceAll("_", " ");
}

const plain = (key: string): string => key.replaceAll("_", " ");

/** A key such as `leadership_programme` in words, with a capital. */
export function keyInWords(key: string): string {
  const words = plain(key);
  if (/^(pmo?|nhs)$/.test(words)) return words.toUpperCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How a source was checked, as a sentence without its full stop. */
export function checkedInWords(verified: string): string {
  const said = verified.replace(/^read\b/, "we have read it");
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** A typical range of months: “9 to 18 months”, “12 months”. */
export function monthsRange(min: number, max: number): string {
  if (min === max) return min === 1 ? "1 month" : `${min} months`;
  return `${min} to ${max} months`;
}

/** A stance that says the route is disputed: it is shown with its reason and never blocked. */
export function isContested(stances: readonly string[]): boolean {
  return stances.includes("advised_against");
}

/** A role's name within a sentence: small letters, except for abbreviations such as PMO and IT. */
export function roleInSentence(name: string): string {
  return name
    .split(" ")
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
    .join(" ");
}
