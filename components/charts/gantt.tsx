import type { CSSProperties } from "react";
import { criticalPathAloud, type GanttInput, type GanttLayout } from "@/domain/plans/gantt/gantt";
import { type GanttAxis, tableDay } from "@/domain/plans/gantt/gantt-axis";
import { type GanttLink, ganttLinks } from "@/domain/plans/gantt/gantt-links";
import type { Standing } from "@/domain/plans/schedule/rag";
import { type GanttQuery, ganttHref } from "./gantt-address";
import { CriticalDependencies } from "./gantt-dependencies";
import { type GanttRowSetting, GanttTableRow } from "./gantt-row";

export type GanttProps = Pick<GanttInput, "lines" | "schedule" | "today"> & {
  readonly layout: GanttLayout;
  /** The plan's address; an item's form is `<planHref>/items/<id>`. Null for a reader who may open the chart alone. */
  readonly planHref: string | null;
  /** The page that the chart is on, whose address keeps what is shown. */
  readonly pageHref: string;
  readonly query: GanttQuery;
  /** Said first in the table's caption. */
  readonly title: string;
  readonly standings: ReadonlyMap<string, Standing>;
  /**
   * Days from Monday to Friday that are free, and the hours a week of the plan; null for a reader who may not change the
   * plan.
   */
  readonly moving: { readonly daysOff: ReadonlySet<string>; readonly hoursPerWeek: number } | null;
};

/** Above so many rows a printed chart breaks over pages, and what runs across its rows would be torn. */
const rowsOfAPage = 20;
/** With more divisions than these, a phone prints the years alone. */
const ticksOnAPhone = 9;

/** The lines of the axis as one background, so that a row needs no element for them. */
function gridOf(axis: GanttAxis): string {
  const line = "linear-gradient(var(--color-rule), var(--color-rule))";
  return axis.ticks.map(({ at }) => `${line} ${Math.round(at * 100) / 100}% 0 / 1px 100% no-repeat`).join(", ");
}

function Axis({ axis }: { readonly axis: GanttAxis }) {
  return (
    <div className={axis.ticks.length > ticksOnAPhone ? "axis dense" : "axis"} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span
          key={tick.day + (tick.heading ?? "")}
          className={tick.heading === null ? undefined : "y"}
          style={{ left: `${Math.round(tick.at * 100) / 100}%` }}
        >
          {tick.heading === null ? null : (
            <>
              {tick.heading}
              <br />
            </>
          )}
          {tick.label}
        </span>
      ))}
    </div>
  );
}

function linksByRow(links: readonly GanttLink[]): ReadonlyMap<string, GanttLink[]> {
  const found = new Map<string, GanttLink[]>();
  for (const link of links) {
    if (link.critical) continue;
    for (const id of [link.fromId, link.toId]) found.set(id, [...(found.get(id) ?? []), link]);
  }
  return found;
}

function settingOf(props: GanttProps, rows: number): GanttRowSetting {
  const { query, pageHref, moving } = props;
  const wbs = new Map(props.lines.map((line) => [line.id, line.wbs]));
  return {
    planHref: props.planHref,
    withBaseline: query.baseline,
    moving: moving === null ? null : { isOff: (day) => moving.daysOff.has(day), hoursPerWeek: moving.hoursPerWeek },
    openRow: query.row,
    standings: props.standings,
    rows,
    foldHref: (reference) => {
      const folded = new Set(query.folded);
      if (!folded.delete(reference)) folded.add(reference);
      return ganttHref(pageHref, query, { folded });
    },
    menuHref: (reference) => ganttHref(pageHref, query, { row: query.row === reference ? null : reference }),
    namesOfPredecessors: ({ item }) => item.after.flatMap((link) => wbs.get(link.itemId) ?? []).join(", "),
  };
}

/**
 * The plan as a Gantt chart that is a table: every cell says in words what the last one draws, so it reads the same
 * without eyes, without scripts, on a phone and on paper. Magenta stands only where there is no float.
 */
export function Gantt(props: GanttProps) {
  const { lines, schedule, today, layout } = props;
  const { axis, rows, todayAt } = layout;
  const links = ganttLinks(layout, lines, schedule);
  const others = linksByRow(links);
  const setting = settingOf(props, rows.length);
  const style: CSSProperties & Record<`--${string}`, string> = { "--grid": gridOf(axis) };
  if (todayAt !== null) style["--td"] = `${todayAt}%`;
  const classes = ["gantt", todayAt === null ? "" : "dated", rows.length > rowsOfAPage ? "long" : ""];
  return (
    <div
      className={classes.filter((name) => name !== "").join(" ")}
      style={style}
      data-from={axis.from}
      data-to={axis.to}
    >
      <table>
        <caption className="vh">
          {props.title}. {criticalPathAloud(lines, schedule)} Today is {tableDay(today)}.
        </caption>
        <colgroup>
          {["w", "n", "d", "d", "f", "s", "t"].map((name, index) => (
            // Two columns of dates are alike; their places tell them apart.
            <col key={`${name}${index === 3 ? "2" : ""}`} className={name} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">WBS</th>
            <th scope="col">Task</th>
            <th scope="col">
              Baseline<span className="vh"> finish</span>
            </th>
            <th scope="col">
              Forecast<span className="vh"> finish</span>
            </th>
            <th scope="col" className="num f0">
              Float, <abbr title="weeks">wk</abbr>
            </th>
            <th scope="col">RAG</th>
            <th scope="col" className="tl">
              <span className="vh">
                Schedule, {tableDay(axis.from)} to {tableDay(axis.to)}
              </span>
              <Axis axis={axis} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GanttTableRow
              key={row.item.id}
              row={row}
              index={index}
              links={others.get(row.item.id) ?? []}
              setting={setting}
            >
              {index === 0 ? <CriticalDependencies links={links} rows={rows.length} /> : null}
            </GanttTableRow>
          ))}
        </tbody>
      </table>
      {todayAt === null ? null : (
        <div className="flag" aria-hidden="true">
          <b className={todayAt > 80 ? "flip" : undefined}>Today, {tableDay(today, today)}</b>
        </div>
      )}
    </div>
  );
}
