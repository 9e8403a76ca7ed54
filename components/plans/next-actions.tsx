import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { NumberedItem } from "@/domain/plans/document";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { PlanStanding } from "@/domain/plans/schedule/rag";
import type { PlanSchedule } from "@/domain/plans/schedule/schedule";
import { Ref } from "./comments/ref-text";

const shown = 8;

/** What is to be done next, by whom and by when: open tasks and milestones by their forecast finish. */
export function NextActions({
  lines,
  schedule,
  standing,
  planHref,
  today,
  names,
}: {
  readonly lines: readonly NumberedItem[];
  readonly schedule: PlanSchedule;
  readonly standing: PlanStanding;
  readonly planHref: string;
  readonly today: string;
  readonly names: { readonly mentee: string; readonly mentor: string };
}) {
  const open = lines
    .flatMap((line) => {
      const at = schedule.items.get(line.id);
      const counts = (line.kind === "task" || line.kind === "milestone") && line.status !== "dropped";
      return counts && at && line.progress < 100 ? [{ line, at }] : [];
    })
    .sort((a, b) => (a.at.finish < b.at.finish ? -1 : 1));
  const done = lines.filter((line) => line.kind === "task" && line.progress === 100).length;
  return (
    <Section id="actions" title="Actions" aside={`${open.length} open, ${done} done`}>
      {open.length === 0 ? (
        <p className="muted">Nothing is open. Add a task to say what comes next.</p>
      ) : (
        <table className="recs next">
          <caption className="vh">The next open tasks by their forecast finish</caption>
          <thead>
            <tr>
              <th scope="col">Ref</th>
              <th scope="col">Task</th>
              <th scope="col">Done by</th>
              <th scope="col">Due</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {open.slice(0, shown).map(({ line, at }) => (
              <tr key={line.id}>
                <td>
                  <Ref href={`${planHref}/items/${line.id}`} wbs={line.wbs} critical={at.critical} />
                </td>
                <th scope="row">{line.title}</th>
                <td>{names[line.owner]}</td>
                <td className="nowrap">{tableDay(at.finish, today)}</td>
                <td>
                  <StatusMark status={standing.items.get(line.id)?.rag ?? "N"} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
