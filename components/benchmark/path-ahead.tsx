import type { PlanSoFar } from "@/domain/benchmark/plan";

const from = 11;
const to = 328;
const letterWidth = 6.4;

function legText(leg: PlanSoFar["legs"][number], room: number): string {
  const full = `${leg.name}, ${leg.months} mo.`;
  if (full.length * letterWidth <= room) return full;
  const short = `${leg.months} mo.`;
  return short.length * letterWidth <= room ? short : "";
}

/** The way from now to the target as one line to scale, with a gate at the end of each leg; the last gate is the goal. */
export function PathAhead({ plan, target }: { readonly plan: PlanSoFar; readonly target: string }) {
  const scale = (to - from) / Math.max(1, plan.months);
  const ends = plan.legs.map((_, i) => plan.legs.slice(0, i + 1).reduce((sum, leg) => sum + leg.months, 0));
  const x = (month: number) => from + month * scale;
  const spoken = plan.legs.map((leg) => `${leg.name} ${leg.months} months`).join(", ");
  return (
    <svg className="ahead" viewBox="0 0 340 86" role="img" aria-label={`Critical path: ${spoken}, then ${target}.`}>
      <path className="way" d={`M${from} 40H${to}`} />
      <text className="first" x="4" y="20">
        Now
      </text>
      {plan.legs.map((leg, i) => {
        const end = ends[i] ?? plan.months;
        const start = end - leg.months;
        const goal = i === plan.legs.length - 1;
        return (
          <g key={leg.name}>
            <path className={goal ? "gate goal" : "gate"} d={`m${x(end)} 29 11 11-11 11-11-11z`} />
            <text x={x(end)} y="20">
              {plan.gates[i]}
            </text>
            <text className="leg" x={(x(start) + x(end)) / 2} y="72">
              {legText(leg, leg.months * scale)}
            </text>
          </g>
        );
      })}
      <rect className="here" x="4" y="33" width="14" height="14" />
    </svg>
  );
}
