import { type GanttLink, ganttRow } from "@/domain/plans/gantt/gantt-links";

const arrow = { down: "M-4-6H4L0 0z", up: "M-4 6H4L0 0z" } as const;

/** The dependencies that hold the critical path, over all rows; taken as they come, one path and a head for each. */
export function CriticalDependencies({ links, rows }: { readonly links: readonly GanttLink[]; readonly rows: number }) {
  const critical = links.filter((link) => link.critical);
  if (critical.length === 0) return null;
  const height = rows * ganttRow.height;
  return (
    <svg className="deps" width="100%" height={height} aria-hidden="true">
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={critical.map((link) => link.path).join("")} />
      </svg>
      {critical.map(({ fromId, toId, head }) =>
        head === null ? null : (
          <svg key={fromId + toId} x={`${head.x}%`} y={head.y} aria-hidden="true">
            <path className="head" d={arrow[head.points]} />
          </svg>
        ),
      )}
    </svg>
  );
}

/** The other dependencies of one row, shown while the row is pointed at or has the focus. */
export function RowDependencies({
  links,
  index,
  rows,
}: {
  readonly links: readonly GanttLink[];
  readonly index: number;
  readonly rows: number;
}) {
  if (links.length === 0) return null;
  const height = rows * ganttRow.height;
  return (
    <svg
      className="links"
      y={-index * ganttRow.height}
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={links.map((link) => link.path).join("")} />
      <path className="end" d={links.map(({ head }) => (head === null ? "" : `M${head.x} ${head.y}h0`)).join("")} />
    </svg>
  );
}
