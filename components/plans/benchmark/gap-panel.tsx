import Link from "next/link";
import { GapFigure } from "@/components/benchmark/gap-figure";
import { Section } from "@/components/ui/section";
import type { PlanGap } from "@/server/plans/benchmark/benchmark";
import type { PlanView } from "@/server/plans/queries";

/** How far it still is in what the plan closes, the widest gaps of it; all of them are on the plan's benchmark. */
export function GapPanel({
  plan,
  gap,
}: {
  readonly plan: Pick<PlanView, "id" | "role" | "ownerName">;
  readonly gap: PlanGap;
}) {
  const { role, lines, of, closes } = gap;
  const what = closes ? "of what the plan closes" : "that are open";
  return (
    <Section
      id="benchmark"
      title="Benchmark"
      aside={lines.length < of ? `The ${lines.length} widest ${what}, of ${of}` : `${of} ${what}`}
      end={
        <Link href={`/plans/${plan.id}/benchmark`} prefetch={false}>
          All of it
        </Link>
      }
    >
      <GapFigure
        lines={lines}
        role={role.name}
        figure={2}
        {...(plan.role === "owner" ? {} : { whose: plan.ownerName })}
      />
    </Section>
  );
}
