import type { GanttRow, GateLabel, Stretch } from "@/domain/plans/gantt/gantt";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { ganttRow } from "@/domain/plans/gantt/gantt-links";

const percent = (value: number) => `${value}%`;
const { barTop, barBottom } = ganttRow;
const baselineAt = 28;

/** The strip of what was agreed, below the bar. */
function Baseline({ left, width }: Stretch) {
  return <line className="bl" x1={percent(left)} x2={percent(left + width)} y1={baselineAt} y2={baselineAt} />;
}

function Float({ left, width }: Stretch) {
  const end = percent(left + width);
  return (
    <>
      <line className="flt" x1={percent(left)} x2={end} y1="15.5" y2="15.5" />
      <line className="fltend" x1={end} x2={end} y1="10.5" y2="20.5" />
    </>
  );
}

function Bracket({ left, width }: Stretch) {
  const right = percent(left + width);
  return (
    <>
      <rect className="sum" x={percent(left)} width={percent(width)} y="16" height="3" />
      <svg aria-hidden="true" x={percent(left)} y="16" className="ends">
        <path className="sum" d="M0 0H6L0 7z" />
      </svg>
      <svg aria-hidden="true" x={right} y="16" className="ends">
        <path className="sum" d="M0 0H-6L0 7z" />
      </svg>
    </>
  );
}

const hatch = "M-7-4 3 6M-5-6 5 4M-3-8 7 2M-7 2 3-8M-5 4 5-6M-3 6 7-4";

function Label({ label, critical }: { readonly label: GateLabel; readonly critical: boolean }) {
  const { text, wide, narrow } = label;
  const same = wide.at === narrow.at && wide.side === narrow.side;
  const places = same
    ? [{ ...wide, only: "" }]
    : [
        { ...wide, only: " inwide" },
        { ...narrow, only: " innarrow" },
      ];
  return places.map(({ at, side, only }) => (
    <text key={only} className={`glab ${side}${critical ? " crit" : ""}${only}`} x={percent(at)} y="20.5">
      {text}
    </text>
  ));
}

function Diamond({ row, critical }: { readonly row: GanttRow; readonly critical: boolean }) {
  if (row.shape.kind !== "diamond") return null;
  const { at, baselineAt: agreedAt, state, label } = row.shape;
  const size = row.item.kind === "gate" ? "M0-10 10 0 0 10-10 0z" : "M0-7 7 0 0 7-7 0z";
  return (
    <>
      {agreedAt === null ? null : (
        <svg aria-hidden="true" x={percent(agreedAt)} y="16">
          <path className="gate base" d="M0-7.5 7.5 0 0 7.5-7.5 0z" />
        </svg>
      )}
      <svg aria-hidden="true" x={percent(at)} y="16" className={critical ? "crit" : undefined}>
        <path className={`gate ${state}`} d={size} />
        {state === "held" ? <path className="hatch" d={hatch} /> : null}
      </svg>
      {label === null ? null : <Label label={label} critical={critical} />}
    </>
  );
}

/** The marks of one row, in per cent of the axis across and in pixels down. The cells of the row say the same in words. */
export function GanttMarks({ row, withBaseline }: { readonly row: GanttRow; readonly withBaseline: boolean }) {
  const { shape, scheduled } = row;
  const critical = scheduled?.critical === true;
  switch (shape.kind) {
    case "bracket":
      return <Bracket {...shape.stretch} />;
    case "diamond": {
      const seen = withBaseline ? row : { ...row, shape: { ...shape, baselineAt: null } };
      return <Diamond row={seen} critical={critical} />;
    }
    case "away": {
      const day = scheduled === null ? "" : tableDay(shape.side === "before" ? scheduled.finish : scheduled.start);
      const before = shape.side === "before";
      return (
        <text className={before ? "away" : "away after"} x={before ? "0" : "100%"} y="20">
          {before ? `‹ ${day}` : `${day} ›`}
        </text>
      );
    }
    case "bar": {
      const { bar, baseline, float } = shape;
      const y = barTop;
      const height = barBottom - barTop;
      return (
        <>
          {withBaseline && baseline !== null ? <Baseline {...baseline} /> : null}
          {float === null ? null : <Float {...float} />}
          <rect
            className={critical ? "bar crit" : "bar"}
            x={percent(bar.left)}
            width={percent(bar.width)}
            y={y}
            height={height}
          />
          {bar.done > 0 ? (
            <rect
              className={critical ? "done crit" : "done"}
              x={percent(bar.left)}
              width={percent(bar.done)}
              y={y}
              height={height}
            />
          ) : null}
        </>
      );
    }
    case "none":
      return null;
  }
}
