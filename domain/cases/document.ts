import { z } from "zod";
import { asLine } from "@/domain/text";
import type { SavedText } from "../saved-meanwhile";
import { type CaseOutcome, type LearningPoint, outcomeSchema } from "./content-schema";
import { caseStages } from "./stages";

const longestText = 20_000;
const mostOptions = 4;
/** So many learning points a case may have, and so many competencies a form offers for each. */
export const pointLimits = { points: 6, competencies: 3 } as const;

const line = (most: number) => z.string().transform(asLine).pipe(z.string().max(most));
const text = z.string().trim().max(longestText);
const oneLineEach = (most: number, longest: number) => z.array(line(longest)).max(most);

/** What the fields of a learning point are called in the form of its case, by its place from nought. */
export const pointField = (at: number, part: "text" | "competency_ids" | "out") => `points.${at}.${part}`;

/** A learning point as it is being written: without words or competencies yet. One that has neither is none. */
const pointDraftSchema = z.strictObject({ text: line(500), competency_ids: z.array(z.string().max(100)).max(8) });

const year = z
  .int("Write the year with four figures.")
  .min(1950, "Write a year from 1950 on, with four figures.")
  .max(2100, "Write a year, with four figures.");

/** What is kept of a case while it is being written: anything may be missing yet, nothing may be too long. */
export const caseDraftSchema = z.strictObject({
  title: line(120),
  domainId: line(100),
  subdomainId: line(100),
  stage: z.enum(caseStages).nullable(),
  tagIds: z.array(z.string().max(60)).max(5),
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
  points: z.array(pointDraftSchema).max(pointLimits.points),
});

const told = (most: number, what: string) => z.string().min(1, what).max(most);

/** The learning points that something was said of. */
export const toldPoints = (points: readonly LearningPoint[]): LearningPoint[] =>
  points.filter(({ text, competency_ids: ids }) => text !== "" || ids.length > 0);

/** The points of a case that is published, each with words and a competency at least. What is wrong is said of its place in the form. */
const pointsSchema = z
  .array(pointDraftSchema)
  .max(pointLimits.points)
  .superRefine((points, ctx) => {
    if (toldPoints(points).length === 0)
      ctx.addIssue({ code: "custom", path: [0, "text"], message: "Draw at least one lesson." });
    for (const [at, { text, competency_ids: ids }] of points.entries()) {
      if (text === "" && ids.length > 0)
        ctx.addIssue({
          code: "custom",
          path: [at, "text"],
          message: `Write learning point ${at + 1}, or leave it out.`,
        });
      if (text !== "" && ids.length === 0) {
        const message = `Choose at least one competency for learning point ${at + 1}.`;
        ctx.addIssue({ code: "custom", path: [at, "competency_ids", 0], message });
      }
    }
  })
  .transform(toldPoints);

/** What a case has to say to be published. The messages are for its author. */
export const caseDocumentSchema = caseDraftSchema.extend({
  title: z.string().trim().min(8, "Give the case a title of at least eight characters.").max(120),
  domainId: told(100, "Choose a domain."),
  subdomainId: told(100, "Choose a sub-domain."),
  stage: z.enum(caseStages, "Choose the seat from which the case is told."),
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
  points: pointsSchema,
});

export type CaseDraft = z.output<typeof caseDraftSchema>;
export type CaseDocument = Omit<CaseDraft, "stage"> & { readonly stage: NonNullable<CaseDraft["stage"]> };
export type CaseField = keyof CaseDraft;

const caseFields = Object.keys(caseDraftSchema.shape) as CaseField[]; // Object.keys loses the key type of a constant object

/** A case as it is kept that was written when competencies were those of the whole case and a point was its words alone. */
type FormerDraft = Omit<CaseDraft, "points"> & {
  readonly competencyIds: readonly string[];
  readonly points: readonly string[];
};
export type StoredCase = CaseDraft | FormerDraft;

/** What is kept of a case, as it is written now. What a former one was said to show stands at each of its points. */
export function readStored(stored: StoredCase): CaseDraft {
  if (!("competencyIds" in stored)) return stored;
  const { competencyIds, points, ...rest } = stored;
  const texts = points.length === 0 && competencyIds.length > 0 ? [""] : points;
  return { ...rest, points: texts.map((text) => ({ text, competency_ids: [...competencyIds] })) };
}

/** The competencies that a case shows: those of its points. */
export const skillsOf = ({ points }: Pick<CaseDraft, "points">): string[] => [
  ...new Set(points.flatMap((point) => point.competency_ids)),
];

export const emptyDraft: CaseDraft = {
  title: "",
  domainId: "",
  subdomainId: "",
  stage: null,
  tagIds: [],
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

/** What a case lacks to be published, in the order of the form: a sentence for each field, named as the form names it. Empty when it can be. */
export function missingIn(draft: CaseDraft): { readonly field: string; readonly sentence: string }[] {
  const parsed = caseDocumentSchema.safeParse(draft);
  if (parsed.success) return [];
  return caseFields.flatMap((field) => {
    // A sub-domain brings its domain.
    if (field === "domainId") return [];
    const issues = parsed.error.issues.filter(({ path }) => path[0] === field);
    const said = field === "points" ? issues : issues.slice(0, 1);
    return said.map(({ path, message }) => ({ field: path.join("."), sentence: message }));
  });
}

/** What the fields of a case are called, on its form and wherever one of them is spoken of. */
export const fieldLabels: Readonly<Record<CaseField, string>> = {
  title: "Title",
  domainId: "Domain",
  subdomainId: "Sub-domain",
  stage: "Seat",
  tagIds: "Tags",
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
 * name in `names`, by `field/id`, or as its id where it has none.
 */
export function differences(before: CaseDraft, after: CaseDraft, names: ReadonlyMap<string, string> = new Map()) {
  return caseFields.flatMap((field) => {
    const was = textOf(before, field, names);
    const is = textOf(after, field, names);
    return was === is ? [] : [{ field, label: fieldLabels[field], was, is }];
  });
}

const chosen: ReadonlySet<CaseField> = new Set(["domainId", "subdomainId", "stage", "tagIds", "rag"]);

function textOf(draft: CaseDraft, field: CaseField, names: ReadonlyMap<string, string>): string {
  const named = (id: string) => names.get(`${field}/${id}`) ?? id;
  if (field === "points")
    return toldPoints(draft.points)
      .map((point) => textOfPoint(point, named))
      .join("\n");
  const value = draft[field];
  const lines = Array.isArray(value) ? value.map(String) : [String(value ?? "")];
  return (chosen.has(field) ? lines.map(named) : lines).join("\n");
}

/** A learning point with its competencies on the next line, in one order however they were chosen. */
function textOfPoint({ text, competency_ids: ids }: LearningPoint, named: (id: string) => string): string {
  const skills = ids.map(named).toSorted().join(", ");
  return skills === "" ? text : `${text}\nCompetencies: ${skills}`;
}

/** What a case says by now where it differs from what is typed, with what was chosen by its name. */
export function savedTexts(saved: CaseDraft, typed: CaseDraft, names: ReadonlyMap<string, string>): SavedText[] {
  return differences(typed, saved, names).map(({ field, label, is }) => ({
    field,
    label,
    theirs: is === "" ? "Nothing." : is,
  }));
}
