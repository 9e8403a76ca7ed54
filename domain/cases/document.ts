import { z } from "zod";
import { asLine } from "@/domain/text";
import type { SavedText } from "../saved-meanwhile";
import { type CaseOutcome, outcomeSchema } from "./content-schema";
import { caseStages } from "./stages";

const longestText = 20_000;
const mostOptions = 4;
const mostPoints = 6;

const line = (most: number) => z.string().transform(asLine).pipe(z.string().max(most));
const text = z.string().trim().max(longestText);
const oneLineEach = (most: number, longest: number) => z.array(line(longest)).max(most);

const year = z.int("Write the year with four figures.").min(1950).max(2100);

/** What is kept of a case while it is being written: anything may be missing yet, nothing may be too long. */
export const caseDraftSchema = z.strictObject({
  title: line(120),
  domainId: line(100),
  subdomainId: line(100),
  stage: z.enum(caseStages).nullable(),
  tagIds: z.array(z.string().max(60)).max(5),
  competencyIds: z.array(z.string().max(100)).max(8),
  organisation: line(120),
  country: line(80),
  year: year.nullable(),
  situation: text,
  constraints: text,
  decisionPoint: text,
  options: oneLineEach(mostOptions, 400),
  rag: outcomeSchema.shape.rag,
  outcome: line(200),
  happened: text,
  hindsight: text,
  points: oneLineEach(mostPoints, 500),
});

const told = (most: number, what: string) => z.string().min(1, what).max(most);

/** What a case has to say to be published. The messages are for its author. */
export const caseDocumentSchema = caseDraftSchema.extend({
  title: z.string().trim().min(8, "Give the case a title of at least eight characters.").max(120),
  domainId: told(100, "Choose a domain."),
  subdomainId: told(100, "Choose a sub-domain."),
  stage: z.enum(caseStages, "Choose the seat from which the case is told."),
  competencyIds: z.array(z.string()).min(1, "Choose at least one skill that the case shows.").max(8),
  organisation: told(120, "Name the organisation as you want it named, for example “a retail bank”."),
  country: told(80, "Say in which country it was."),
  year: year.nullable().refine((value) => value !== null, "Say in which year it was."),
  situation: told(longestText, "Describe the situation."),
  constraints: told(longestText, "Say what could not be changed."),
  decisionPoint: told(longestText, "Say what had to be decided."),
  options: z.array(z.string()).min(2, "Give at least two ways in which it could have been decided.").max(mostOptions),
  outcome: told(200, "Say in one line how it came out."),
  happened: told(longestText, "Tell what happened."),
  hindsight: told(longestText, "Say what you would do now."),
  points: z.array(z.string()).min(1, "Draw at least one lesson.").max(mostPoints),
});

export type CaseDraft = z.output<typeof caseDraftSchema>;
export type CaseDocument = Omit<CaseDraft, "stage"> & { readonly stage: NonNullable<CaseDraft["stage"]> };
export type CaseField = keyof CaseDraft;

export const emptyDraft: CaseDraft = {
  title: "",
  domainId: "",
  subdomainId: "",
  stage: null,
  tagIds: [],
  competencyIds: [],
  organisation: "",
  country: "",
  year: null,
  situation: "",
  constraints: "",
  decisionPoint: "",
  options: [],
  rag: "none",
  outcome: "",
  happened: "",
  hindsight: "",
  points: [],
};

/** What a case lacks to be published, a sentence for each field in the order of the form. Empty when it can be. */
export function missingIn(draft: CaseDraft): { readonly field: CaseField; readonly sentence: string }[] {
  const parsed = caseDocumentSchema.safeParse(draft);
  if (parsed.success) return [];
  const fields = Object.keys(caseDraftSchema.shape) as CaseField[];
  // A sub-domain brings its domain.
  return fields.flatMap((field) => {
    if (field === "domainId") return [];
    const issue = parsed.error.issues.find(({ path }) => path[0] === field);
    return issue === undefined ? [] : [{ field, sentence: issue.message }];
  });
}

/** What the fields of a case are called, on its form and wherever one of them is spoken of. */
export const fieldLabels: Readonly<Record<CaseField, string>> = {
  title: "Title",
  domainId: "Domain",
  subdomainId: "Sub-domain",
  stage: "Seat",
  tagIds: "Tags",
  competencyIds: "Skills",
  organisation: "Organisation",
  country: "Country",
  year: "Year",
  situation: "The situation",
  constraints: "The constraints",
  decisionPoint: "The decision point",
  options: "The options",
  rag: "Outcome",
  outcome: "Outcome in one line",
  happened: "What happened",
  hindsight: "What I would do now",
  points: "Learning points",
};

/** What stands for the outcome of a case that is shut. */
export const shutOutcome: CaseOutcome = { rag: "none", text: "Decide first" };

/** The last part of a case's address, from its title. */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 70)
    .replace(/^-+|-+$/g, "");
  return slug === "" || slug === "write" ? "case" : slug;
}

/**
 * What of two documents differs, field by field in the order of the form, each as lines of text. What was chosen stands as its
 * name in `names`, by id, or as its id where it has none.
 */
export function differences(before: CaseDraft, after: CaseDraft, names: ReadonlyMap<string, string> = new Map()) {
  const fields = Object.keys(caseDraftSchema.shape) as CaseField[];
  const textOf = (field: CaseField, value: CaseDraft[CaseField]) =>
    chosen.has(field)
      ? linesOf(value)
          .split("\n")
          .map((id) => names.get(`${field}/${id}`) ?? id)
          .join("\n")
      : linesOf(value);
  return fields.flatMap((field) => {
    const was = textOf(field, before[field]);
    const is = textOf(field, after[field]);
    return was === is ? [] : [{ field, label: fieldLabels[field], was, is }];
  });
}

const chosen: ReadonlySet<CaseField> = new Set(["domainId", "subdomainId", "stage", "tagIds", "competencyIds", "rag"]);

/** What a case says by now where it differs from what is typed: its words; of what is chosen, that it was chosen otherwise. */
export function savedTexts(saved: CaseDraft, typed: CaseDraft): SavedText[] {
  return differences(typed, saved).map(({ field, label, is }) => ({
    field,
    label,
    theirs: chosen.has(field) ? "Chosen otherwise." : is,
  }));
}

function linesOf(value: CaseDraft[CaseField]): string {
  return Array.isArray(value) ? value.join("\n") : String(value ?? "");
}
