import type { ReactNode } from "react";
import { Gantt, type GanttProps } from "@/components/charts/gantt";
import { type GanttQuery, ganttHref } from "@/components/charts/gantt-address";
import { GanttControls, GanttKey } from "@/components/charts/gantt-controls";
import { type GanttInput, ganttLayout } from "@/domain/plans/gantt/gantt";
import { dayNumber, dayOf, tableDay } from "@/domain/plans/gantt/gantt-axis";
import { ragRule, type Standing } from "@/domain/plans/schedule/rag";
import { GanttEditor } from "./gantt-editor";

/** Fewer rows than these fit on a screen or two, and folding them would only hide them. */
const worthFolding = 20;

/** The plan's schedule: what is shown of it, the chart, what its marks mean, and its caption. */
export function GanttSection({
  planHref,
  pageHref,
  query,
  title,
  lines,
  schedule,
  baseline,
  decisions,
  today,
  standings,
  moving,
  actions,
  children,
}: Pick<GanttInput, "lines" | "schedule" | "baseline" | "decisions" | "today"> & {
  /** The plan's address; an item's form is `<planHref>/items/<id>`. Null for a reader who may open the chart's page alone. */
  readonly planHref: string | null;
  /** The page that the chart is on. */
  readonly pageHref: string;
  readonly query: GanttQuery;
  readonly title: string;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly moving: GanttProps["moving"];
  /** Stands at the end of the bar above the chart. */
  readonly actions?: ReactNode;
  /** The caption: its number and what the chart tells. */
  readonly children?: ReactNode;
}) {
  const { view, from, criticalOnly, folded } = query;
  const layout = ganttLayout({ lines, schedule, baseline, decisions, today, view, from, criticalOnly, folded });
  const { axis } = layout;
  const goals = lines.flatMap((line) => (line.kind === "goal" ? [line.wbs] : []));
  const chart = (
    <Gantt
      layout={layout}
      lines={lines}
      schedule={schedule}
      today={today}
      planHref={planHref}
      pageHref={pageHref}
      query={query}
      title={title}
      standings={standings}
      moving={moving}
    />
  );
  return (
    <section aria-label="Schedule">
      <GanttControls pageHref={pageHref} query={query} axis={axis} foldable={lines.length > worthFolding ? goals : []}>
        {actions}
      </GanttControls>
      <figure className="mt-4">
        {planHref === null ? (
          chart
        ) : (
          <GanttEditor
            planHref={planHref}
            daysOff={moving === null ? null : [...moving.daysOff]}
            shown={ganttHref(pageHref, query)}
          >
            {chart}
          </GanttEditor>
        )}
        {axis.previous === null && axis.next === null ? null : (
          <p className="gprint small">
            From {tableDay(axis.from)} to {tableDay(dayOf(dayNumber(axis.to) - 1))} only. Choose “Whole route” before
            printing for the whole of it.
          </p>
        )}
        <div className="mt-3">
          <GanttKey baseline={query.baseline} held={[...decisions.values()].includes("held")} />
        </div>
        <p className="small muted mt-2">{ragRule()}</p>
        {children === undefined ? null : <figcaption className="mt-2">{children}</figcaption>}
      </figure>
    </section>
  );
}
