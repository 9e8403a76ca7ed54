import type { ProjectView } from "@/server/cpd/months";
import { longDay } from "./words";

const share = (day: string, from: number, to: number) =>
  Math.min(100, Math.max(0, (100 * (Date.parse(day) - from)) / Math.max(1, to - from)));

const solid = "bg-ink";
const hatched = "bg-[repeating-linear-gradient(45deg,var(--color-ink-3)_0_1px,transparent_1px_4px)]";

/** The projects on one scale of time, so that an overlap can be seen; the list beneath says the same in words. */
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
  const first = days[0] ?? today;
  const [from, to] = [Date.parse(first), Date.parse(today)];
  const said = windows.map((one) => `The window of ${one.windowYears} years begins on ${longDay(one.windowFrom)}.`);
  return (
    <div
      className="grid gap-x-4 md:grid-cols-[16rem_minmax(0,1fr)]"
      role="img"
      aria-label={`Projects from ${longDay(first)} to today: ${projects.map((one) => one.title).join(", ")}. ${said.join(" ")}`}
    >
      <div className="only-wide pt-6" aria-hidden="true">
        {projects.map((one) => (
          <p key={one.id} className="h-6 truncate text-small leading-4 text-ink-2">
            {one.title}
          </p>
        ))}
      </div>
      <div className="relative pt-6">
        {windows.map((one) => (
          <span
            key={one.windowYears}
            className="absolute inset-y-0 border-l border-dashed border-rule-2 pl-1 text-micro text-ink-2"
            style={{ left: `${share(one.windowFrom, from, to)}%` }}
          >
            {one.windowYears} years
          </span>
        ))}
        {projects.map(({ id, fromDay, toDay, part }) => {
          const start = share(fromDay, from, to);
          const width = Math.max(0.5, share(toDay ?? today, from, to) - start);
          return (
            <div key={id} className="relative h-6">
              <span
                className={`absolute top-0 h-4 border border-ink ${part === "leading" ? solid : hatched}`}
                style={{ left: `${start}%`, width: `${width}%` }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
