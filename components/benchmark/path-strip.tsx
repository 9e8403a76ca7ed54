import Link from "next/link";
import { CriticalStrip } from "@/components/charts/critical-strip";
import { Section } from "@/components/ui/section";
import { monthsAfter } from "@/domain/benchmark/plan";
import { sentenceCase } from "@/domain/catalogue/route-network";
import { longDate, monthYear } from "@/domain/dates";
import type { PathAhead } from "@/server/benchmark/path-ahead";

/** The member's critical path as one line, from the day they set their target, at typical durations. */
export function PathStrip({
  path,
  now,
  zone,
}: {
  readonly path: PathAhead;
  readonly now: Date;
  readonly zone: string;
}) {
  const { plan, startedAt } = path;
  const ends = plan.legs.map((_, i) => plan.legs.slice(0, i + 1).reduce((sum, leg) => sum + leg.months, 0));
  const at = (month: number) => monthsAfter(startedAt, month);
  const finish = at(plan.months);
  return (
    <Section
      id="path"
      className="mb-8"
      title="Your critical path"
      aside={`${sentenceCase(path.target)} by ${monthYear(finish, zone)}, at typical durations`}
      end={
        <Link href={`/routes/${path.route.slug}`} prefetch={false}>
          Read the route
        </Link>
      }
    >
      <CriticalStrip
        from={startedAt}
        to={finish}
        now={now}
        zone={zone}
        gates={plan.gates.map((label, i) => ({ label, at: at(ends[i] ?? plan.months) }))}
        legs={plan.legs.map((leg, i) => ({
          label: sentenceCase(leg.name),
          from: at((ends[i] ?? plan.months) - leg.months),
          to: at(ends[i] ?? plan.months),
        }))}
      />
      <p className="cap">
        <b>Fig. 1</b>&ensp;Counted from {longDate(startedAt, zone)}, when you had said where you want to be. A forecast
        at typical durations, not a promise.
      </p>
    </Section>
  );
}
