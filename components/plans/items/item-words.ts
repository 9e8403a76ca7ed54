import type { HeadField, PlanArea } from "@/domain/plans/document";
import type { ItemField } from "@/domain/plans/revisions/changes";

export const areaWords: Readonly<Record<PlanArea, string>> = {
  knowledge: "Knowledge",
  experience: "Experience",
  skills: "Skills",
  competency: "Competency",
  formal_training: "Formal training",
};

/** What an area that holds nothing yet asks. */
export const areaQuestions: Readonly<Record<PlanArea, string>> = {
  knowledge: "What do you have to know of the business, its rules and its money that you do not know yet?",
  experience: "Which experience is missing, and can you get it where you are or must you move?",
  skills: "Which skills does the next role use today, and which will it use tomorrow?",
  competency: "Where does your benchmark show the widest gap, and what would close one level of it?",
  formal_training: "Which credential opens the door, and when would you sit for it?",
};

export const fieldWords: Readonly<Record<ItemField | HeadField | "item", string>> = {
  item: "Line",
  parentId: "Goal",
  position: "Place",
  title: "Title",
  area: "Area",
  competencyIds: "Competencies",
  owner: "Done by",
  notBefore: "Not before",
  durationDays: "Duration",
  effortHours: "Effort",
  after: "Waits for",
  progress: "Progress",
  startedOn: "Started",
  finishedOn: "Finished",
  status: "Status",
  statusReason: "Reason",
  doneWhen: "Done when",
  note: "Note",
  criteria: "Exit criteria",
  hidden: "Shown",
  purpose: "Purpose",
  startsOn: "Starts",
  hoursPerWeek: "Hours a week",
  reviewEveryDays: "Review every",
  frameworkVersion: "Competency framework",
};
