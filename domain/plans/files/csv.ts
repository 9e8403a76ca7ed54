import { writeTable } from "@/domain/csv-table";
import type { NumberedItem } from "../document";
import { type CsvKey, csvColumns } from "./csv-columns";
import { criterionLine } from "./item-text";
import type { PlanForFile } from "./plan-for-file";

function linksOf(item: NumberedItem, wbs: ReadonlyMap<string, string>): string {
  return item.after
    .map((link) => `${wbs.get(link.itemId) ?? ""}${link.lagDays > 0 ? `+${link.lagDays}` : ""}`)
    .join("; ");
}

function table(rows: readonly Readonly<Record<CsvKey, string>>[]): string {
  return writeTable(
    csvColumns.map(({ title }) => title),
    rows.map((row) => csvColumns.map(({ key }) => row[key])),
  );
}

/** The plan as a table, with its forecast and baseline beside it. */
export function toCsv(plan: PlanForFile): string {
  const { lines } = plan;
  const wbs = new Map(lines.map((item) => [item.id, item.wbs]));
  return table(
    lines.map((item) => {
      const at = plan.schedule.items.get(item.id);
      const agreed = plan.baseline?.dates[item.id];
      // A gate is passed by its review and by no entry in a table.
      const passes = item.kind === "gate";
      return {
        wbs: item.wbs,
        kind: item.kind,
        title: item.title,
        area: item.area ?? "",
        owner: item.owner,
        notBefore: item.notBefore ?? "",
        durationDays: item.kind === "task" ? String(item.durationDays) : "",
        effortHours: item.effortHours === null ? "" : String(item.effortHours),
        after: linksOf(item, wbs),
        progress: item.kind === "task" || item.kind === "milestone" ? String(item.progress) : "",
        startedOn: passes ? "" : (item.startedOn ?? ""),
        finishedOn: passes ? "" : (item.finishedOn ?? ""),
        status: item.status,
        statusReason: item.statusReason,
        doneWhen: item.doneWhen,
        note: item.note,
        competencyIds: item.competencyIds.join("; "),
        criteria: item.criteria.map(criterionLine).join("\n"),
        hidden: item.hidden ? "yes" : "",
        start: at?.start ?? "",
        finish: at?.finish ?? "",
        baselineStart: agreed?.start ?? "",
        baselineFinish: agreed?.finish ?? "",
        floatDays: at === undefined ? "" : String(at.floatDays),
        critical: at?.critical ? "yes" : "",
        id: item.id,
      };
    }),
  );
}

// Every column is there, which the type of entries cannot say.
const empty = Object.fromEntries(csvColumns.map(({ key }) => [key, ""])) as Readonly<Record<CsvKey, string>>;

/** A table to fill in: the headings and a goal, a task, a milestone and a gate as examples. */
export function csvTemplate(): string {
  return table([
    { ...empty, wbs: "1", kind: "goal", title: "Foundations" },
    { ...empty, wbs: "1.1", kind: "task", title: "Shadow a business analyst", area: "experience", durationDays: "20" },
    {
      ...empty,
      wbs: "1.2",
      kind: "task",
      title: "Run a requirements workshop",
      area: "skills",
      durationDays: "5",
      after: "1.1",
      doneWhen: "Its requirements are accepted",
    },
    { ...empty, wbs: "1.3", kind: "milestone", title: "Appraisal", notBefore: "2027-03-31" },
    {
      ...empty,
      wbs: "G1",
      kind: "gate",
      title: "Ready to work as a business analyst",
      after: "1.2; 1.3",
      criteria: "Has run a workshop\nWrites requirements that can be tested",
    },
  ]);
}
