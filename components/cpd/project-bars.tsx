import type { ProjectView } from "@/server/cpd/months";
import { longDay } from "./words";

const share = (day: string, from: number, to: number) =>
  Math.min(100, Math.max(0, (100 * (Date.parse(day) - from)) / Math.max(1, to - from)));

/** The projects on one scale of time, so that an overlap can be seen; the table beside it says the same in words. */
export function ProjectBars({
  projects,
  windows,
  today,
}: {
  readonly projects: readonly ProjectView[];
  readonly windows: readonly { readonly windowYears: number; readonly windowFrom: string }[];
  readonly today: string;
}) {
  const days = [...projects.map((one) => one.fromDay), ...windows.map((one) => one.windowFrom)].sort();
  const from = Date.parse(days[0] ?? today);
  const to = Date.parse(today);
  const spans = projects.map(({ id, title, fromDay, toDay, part }) => {
    const start = share(fromDay, from, to);
    return { id, title, part, start, width: Math.max(0.5, share(toDay ?? today, from, to) - start) };
  });
  return (
    <div
      className="relative pt-6"
      role="img"
      aria-label={`${projects.length} projects from ${longDay(new Date(from).toISOString().slice(0, 10))} to today. ${windows
        .map((one) => `The window of ${one.windowYears} years begins on ${longDay(one.windowFrom)}.`)
        .join(" ")}`}
    >
      {windows.map((one) => (
        <span
          key={one.windowYears}
          className="absolute inset-y-0 border-l border-dashed border-rule-2 pl-1 text-micro text-ink-2"
          style={{ left: `${share(one.windowFrom, from, to)}%` }}
        >
          {one.windowYears} years
        </span>
      ))}
      <div className="stack-2">
        {spans.map((span) => (
          <div key={span.id} className="relative h-4">
            <span
              className={`absolute inset-y-0 border border-ink ${span.part === "leading" ? "bg-ink" : "hx-banking bg-sheet"}`}
              style={{ left: `${span.start}%`, width: `${span.width}%` }}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
