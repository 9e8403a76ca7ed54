import { z } from "zod";

/** The five areas of a development plan, in the order in which they are shown. */
export const planAreas = ["knowledge", "experience", "skills", "competency", "formal_training"] as const;
export type PlanArea = (typeof planAreas)[number];

/** The area of this name, or null when there is none such. */
export function planAreaOf(name: string): PlanArea | null {
  return planAreas.find((area) => area === name) ?? null;
}

export const itemKinds = ["goal", "task", "milestone", "gate"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Who does it: the person whose plan it is, or their mentor. */
export const itemOwners = ["mentee", "mentor"] as const;

export const planLimits = {
  title: 160,
  text: 2000,
  items: 10_000,
  criteria: 20,
  competencies: 12,
  after: 50,
  durationDays: 1300,
  hours: 5000,
} as const;

/** A calendar day, `2026-06-09`. */
export const daySchema = z.iso.date();

const line = (longest: number) => z.string().trim().max(longest);
const title = line(planLimits.title).min(1);

/** Something that has to be true before a gate is passed; a rated one names its competency and level. */
export const criterionSchema = z.strictObject({
  id: z.uuid(),
  text: title,
  competencyId: z.string().nullable(),
  minLevel: z.int().min(0).max(4).nullable(),
});
export type Criterion = z.infer<typeof criterionSchema>;

/** The item must not start before that one is finished and so many working days have passed. */
export const linkSchema = z.strictObject({ itemId: z.uuid(), lagDays: z.int().min(0).max(260) });
export type PlanLink = z.infer<typeof linkSchema>;

/**
 * A line of the plan. A goal sums up the tasks and milestones whose `parentId` it is; gates stand by themselves between
 * goals. `durationDays` are working days, nought for a milestone or gate; `effortHours`, if given, set the duration from
 * the hours a week of the plan instead.
 */
export const itemSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(itemKinds),
  parentId: z.uuid().nullable(),
  /** Order among those of the same parent; any number, so that one can be put between two. */
  position: z.number(),
  title,
  area: z.enum(planAreas).nullable(),
  competencyIds: z.array(z.string()).max(planLimits.competencies),
  owner: z.enum(itemOwners),
  /** Not planned to start before this day. */
  notBefore: daySchema.nullable(),
  durationDays: z.int().min(0).max(planLimits.durationDays),
  effortHours: z.number().min(0).max(planLimits.hours).nullable(),
  after: z.array(linkSchema).max(planLimits.after),
  /** Per cent done, 0 to 100. */
  progress: z.int().min(0).max(100),
  startedOn: daySchema.nullable(),
  finishedOn: daySchema.nullable(),
  status: z.enum(["open", "blocked", "dropped"]),
  statusReason: line(planLimits.text),
  /** How one can tell that it is done: the measure of a goal, the evidence of a task. */
  doneWhen: line(planLimits.text),
  note: line(planLimits.text),
  criteria: z.array(criterionSchema).max(planLimits.criteria),
  /** Shown to nobody but the person whose plan it is. */
  hidden: z.boolean(),
});
export type PlanItem = z.infer<typeof itemSchema>;

/** The whole of a plan at one revision. */
export const documentSchema = z.strictObject({
  title,
  purpose: line(planLimits.text),
  startsOn: daySchema,
  /** Hours a week that the person has for the plan. */
  hoursPerWeek: z.number().min(0.5).max(60),
  /** How often the two review it, in days; null without a rhythm. */
  reviewEveryDays: z.int().min(7).max(182).nullable(),
  /** By which version of the competency framework its competencies and targets are read. Files from before there were versions have the first. */
  frameworkVersion: z.int().min(1).default(1),
  items: z.array(itemSchema).max(planLimits.items),
});
export type PlanDocument = z.infer<typeof documentSchema>;

/** A plan that is about to begin: by the newest version of the framework, whichever that is when it is written. */
export type NewPlanDocument = Omit<PlanDocument, "frameworkVersion">;

/** The fields of the plan itself, apart from its items. */
export const headFields = [
  "title",
  "purpose",
  "startsOn",
  "hoursPerWeek",
  "reviewEveryDays",
  "frameworkVersion",
] as const;
export type HeadField = (typeof headFields)[number];

/** An item as it is when nothing is said about it. */
export function newItem(item: Pick<PlanItem, "id" | "kind" | "title" | "position"> & Partial<PlanItem>): PlanItem {
  return {
    parentId: null,
    area: null,
    competencyIds: [],
    owner: "mentee",
    notBefore: null,
    durationDays: item.kind === "task" ? 5 : 0,
    effortHours: null,
    after: [],
    progress: 0,
    startedOn: null,
    finishedOn: null,
    status: "open",
    statusReason: "",
    doneWhen: "",
    note: "",
    criteria: [],
    hidden: false,
    ...item,
  };
}

/** An item with the reference by which people cite it: goals 1, 2, their tasks 1.1, 1.2, gates G1, G2. */
export type NumberedItem = PlanItem & { readonly wbs: string };

/** What says where an item stands in its plan. */
type Placed = Pick<PlanItem, "id" | "kind" | "parentId" | "position">;

/**
 * The items in the order of the plan, each with its reference: a goal followed by what belongs to it, gates and
 * unattached tasks in their places between. An unattached task or milestone is numbered as a goal would be.
 */
export function numbered<I extends Placed>(items: readonly I[]): (I & { readonly wbs: string })[] {
  const children = new Map<string | null, I[]>();
  for (const item of items) {
    const siblings = children.get(item.parentId);
    if (siblings) siblings.push(item);
    else children.set(item.parentId, [item]);
  }
  const inOrder = (parentId: string | null) =>
    (children.get(parentId) ?? []).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const lines: (I & { readonly wbs: string })[] = [];
  let number = 0;
  let gate = 0;
  for (const item of inOrder(null)) {
    if (item.kind === "gate") {
      gate += 1;
      lines.push({ ...item, wbs: `G${gate}` });
      continue;
    }
    number += 1;
    lines.push({ ...item, wbs: String(number) });
    inOrder(item.id).forEach((child, index) => {
      lines.push({ ...child, wbs: `${number}.${index + 1}` });
    });
  }
  return lines;
}

/** A plan's number as people cite it: CP-0147. */
export function planReference(number: number): string {
  return `CP-${String(number).padStart(4, "0")}`;
}
