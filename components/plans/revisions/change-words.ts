import { z } from "zod";
import { criterionWords } from "@/domain/plans/criteria";
import { criterionSchema, linkSchema } from "@/domain/plans/document";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { areaWords } from "../items/item-words";

const words: Readonly<Record<string, string>> = {
  ...areaWords,
  mentee: "the plan’s owner",
  mentor: "the mentor",
  open: "open",
  blocked: "blocked",
  dropped: "dropped",
};
const titled = z.looseObject({ title: z.string() });
const units: Readonly<Record<string, (value: number) => string>> = {
  durationDays: (value) => `${value} working ${value === 1 ? "day" : "days"}`,
  effortHours: (value) => `${value} h`,
  hoursPerWeek: (value) => `${value} h a week`,
  progress: (value) => `${value} %`,
  reviewEveryDays: (value) => `${value} days`,
  frameworkVersion: (value) => `version ${value}`,
};

/** A value of a field as people read it; lists that need names of the plan are counted. */
export function valueWords(field: string, value: unknown): string {
  if (value === null || value === "") return "nothing";
  if (typeof value === "number") return (units[field] ?? String)(value);
  if (typeof value === "boolean") return value ? "to you alone" : "to those who see the plan";
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? tableDay(value) : (words[value] ?? value);
  if (Array.isArray(value)) return value.length === 0 ? "none" : `${value.length}`;
  const item = titled.safeParse(value);
  return item.success ? item.data.title : "something else";
}

/** Names for the ids that changes hold: items with their references, competencies. */
export type NamesInChanges = Readonly<Record<string, string>>;

const lag = (days: number) => (days === 0 ? "" : `, ${days} working ${days === 1 ? "day" : "days"} later`);

/** A value of a field as people read it; what is kept as ids is said by the names of what they mean. */
export function namedWords(field: string, value: unknown, names: NamesInChanges): string {
  const lineOf = (id: unknown) => names[String(id)] ?? "a line that is no longer there";
  if (field === "parentId") return value === null ? "no goal" : lineOf(value);
  if (field === "competencyIds" && Array.isArray(value)) {
    return value.map((id) => names[String(id)] ?? "a competency that is no longer there").join(", ") || "none";
  }
  if (field === "criteria") {
    const criteria = criterionSchema.array().safeParse(value).data ?? [];
    return criteria.map((criterion) => criterionWords(criterion, names)).join("; ") || "none";
  }
  if (field === "after") {
    const links = linkSchema.array().safeParse(value).data ?? [];
    return links.map(({ itemId, lagDays }) => `${lineOf(itemId)}${lag(lagDays)}`).join("; ") || "nothing";
  }
  return valueWords(field, value);
}

/** What is said wherever something stands that came with a file. */
export const importedWords =
  "What is marked as imported came with a file: names, days and reasons are as the file has them, and nobody here has confirmed them.";
