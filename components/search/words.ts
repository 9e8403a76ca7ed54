import type { FindKind } from "@/domain/search/forms";

/** What each kind of find is called, as a choice. */
export const kindLabels: Readonly<Record<FindKind, string>> = {
  cases: "Cases",
  posts: "Discussions",
  people: "Mentors",
  terms: "Glossary",
};

/** What one find is. */
export const kindNames: Readonly<Record<FindKind, string>> = {
  cases: "Case",
  posts: "Discussion",
  people: "Mentor",
  terms: "Term",
};
