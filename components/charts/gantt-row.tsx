import Link from "next/link";
import type { ReactNode } from "react";
import { StatusMark } from "@/components/ui/status-mark";
import { floatWeeks, type GanttRow } from "@/domain/plans/gantt/gantt";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { GanttLink } from "@/domain/plans/gantt/gantt-links";
import {
  type DayOff,
  type MovableTask,
  movableTask,
  proposalHref,
  proposalsFor,
} from "@/domain/plans/gantt/gantt-moves";
import { type Standing, slipWeeks } from "@/domain/plans/schedule/rag";
import { RowDependencies } from "./gantt-dependencies";
import { GanttMarks } from "./gantt-marks";

/** What all rows of a chart have in common. */
export type GanttRowSetting = {
  /** Null for a reader who may open the chart alone: then nothing in it leads to an item. */
  readonly planHref: string | null;
  readonly withBaseline: boolean;
  /** What a length is measured by; null when the reader may not change the plan. */
  readonly moving: { readonly isOff: DayOff; readonly hoursPerWeek: number } | null;
  readonly openRow: string | null;
  /** The address with that goal folded or opened. */
  readonly foldHref: (wbs: string) => string;
  /** The address with that row's menu open, or closed when it is. */
  readonly menuHref: (wbs: string) => string;
  readonly namesOfPredecessors: (row: GanttRow) => string;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly rows: number;
};

/** Everything the bar shows, in words. */
function spoken({ item, scheduled, shape }: GanttRow, after: string, slipDays: number | null): string {
  if (scheduled === null) return item.status === "dropped" ? "Dropped" : "Not scheduled";
  const follows = after === "" ? "" : `, after ${after}`;
  const days =
    scheduled.start === scheduled.finish
      ? tableDay(scheduled.finish)
      : `${tableDay(scheduled.start)} to ${tableDay(scheduled.finish)}`;
  const decided = shape.kind === "diamond" && item.kind === "gate" ? gateWords[shape.state] : "";
  const done = item.kind === "gate" || item.kind === "milestone" ? decided : `, ${scheduled.progress}% done`;
  const slip = slipDays === null ? "" : `, ${slipWeeks(slipDays)}`;
  return `${days}${done}${slip}${scheduled.critical ? ", critical" : ""}${follows}`;
}

const gateWords = { open: ", not signed yet", passed: ", passed", held: ", held" } as const;

function Moves({ row, setting }: { readonly row: GanttRow; readonly setting: GanttRowSetting }) {
  const { item } = row;
  const { moving, planHref } = setting;
  const task = movableOf(row, setting);
  if (moving === null || planHref === null || task === null) return null;
  const open = setting.openRow === item.wbs;
  return (
    <>
      <Link className="mv" prefetch={false} scroll={false} href={setting.menuHref(item.wbs)} aria-expanded={open}>
        {open ? "Close" : "Move"}
        <span className="vh"> {item.wbs}</span>
      </Link>
      {open ? (
        <ul className="moves">
          {proposalsFor(task, moving.isOff).map(({ label, proposal }) => (
            <li key={label}>
              <Link prefetch={false} href={proposalHref(planHref, { task, proposal })}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function movableOf({ item, scheduled }: GanttRow, { moving }: GanttRowSetting): MovableTask | null {
  if (moving === null || scheduled === null) return null;
  return movableTask(item, scheduled, moving.hoursPerWeek, moving.isOff);
}

function Name({
  itemId,
  setting: { planHref },
  children,
}: {
  readonly itemId: string;
  readonly setting: GanttRowSetting;
  readonly children: ReactNode;
}) {
  if (planHref === null) return <span className="name">{children}</span>;
  return (
    <Link className="plain name" prefetch={false} href={`${planHref}/items/${itemId}`}>
      {children}
    </Link>
  );
}

function Heading({ row, setting }: { readonly row: GanttRow; readonly setting: GanttRowSetting }) {
  const { item, folded } = row;
  return (
    <>
      <td className="wb">
        <Link
          className={folded === null ? "fold" : "fold on"}
          prefetch={false}
          scroll={false}
          href={setting.foldHref(item.wbs)}
          aria-expanded={folded === null}
        >
          <span className="vh">Tasks of {item.title}</span>
        </Link>
      </td>
      <th scope="row">
        <Name itemId={item.id} setting={setting}>
          {item.wbs}&ensp;{item.title}
        </Name>
        {folded === null ? null : <span className="in">{folded} folded</span>}
      </th>
    </>
  );
}

/** One line of the plan: its cells in words and, in the last, its marks with the same in words for those who hear it. */
export function GanttTableRow({
  row,
  links,
  index,
  setting,
  children,
}: {
  readonly row: GanttRow;
  /** The dependencies of this row that are not on the critical path. */
  readonly links: readonly GanttLink[];
  readonly index: number;
  readonly setting: GanttRowSetting;
  readonly children?: ReactNode;
}) {
  const { item, scheduled, baselineFinish } = row;
  const critical = scheduled?.critical === true;
  const goal = item.kind === "goal";
  const open = scheduled !== null && scheduled.progress < 100 && item.kind === "task";
  const { rag, slipDays } = setting.standings.get(item.id) ?? { rag: "N", slipDays: null };
  const task = movableOf(row, setting);
  const moved = baselineFinish !== null && scheduled !== null && baselineFinish !== scheduled.finish;
  return (
    <tr
      className={goal ? "ph" : setting.openRow === item.wbs ? "open" : undefined}
      {...(task !== null
        ? {
            "data-item": task.id,
            "data-wbs": item.wbs,
            "data-start": task.notBefore,
            "data-days": task.durationDays,
            "data-planned": task.planned,
            "data-begun": task.begun ? "" : undefined,
          }
        : {})}
    >
      {goal ? (
        <Heading row={row} setting={setting} />
      ) : (
        <>
          <td className={critical ? "wb crit" : "wb"}>{item.wbs}</td>
          <th scope="row">
            <Name itemId={item.id} setting={setting}>
              {item.title}
            </Name>
            <Moves row={row} setting={setting} />
          </th>
        </>
      )}
      <td className="b0">{goal || baselineFinish === null ? "" : tableDay(baselineFinish)}</td>
      <td className={moved ? "fc" : "fc same"}>{goal || scheduled === null ? "" : tableDay(scheduled.finish)}</td>
      <td className={critical && open ? "f0 num crit" : "f0 num"}>
        {open && scheduled !== null ? floatWeeks(scheduled.floatDays) : ""}
      </td>
      <td className="rg">
        <StatusMark status={rag} quiet />
      </td>
      <td className="tl">
        <span className="vh">{spoken(row, setting.namesOfPredecessors(row), slipDays)}</span>
        {children}
        <svg width="100%" height="38" aria-hidden="true">
          <GanttMarks row={row} withBaseline={setting.withBaseline} />
          <RowDependencies links={links} index={index} rows={setting.rows} />
        </svg>
      </td>
    </tr>
  );
}
