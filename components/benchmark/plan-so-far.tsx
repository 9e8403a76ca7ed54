import { Avatar } from "@/components/ui/avatar";
import { finishOf, type PlanSoFar } from "@/domain/benchmark/plan";
import { monthYear } from "@/domain/dates";
import { PathAhead } from "./path-ahead";

type Mentor = { readonly memberId: string; readonly name: string; readonly domainId: string | null };

/** Why the widest gap cannot simply be studied, by the difference that it belongs to. */
const advice: Readonly<Record<string, string>> = {
  accountability: "You cannot study this one: it takes something that is yours to deliver, with a date against it.",
  communication: "It is learnt in the room. Look for an audience more senior than last time.",
  delivery_methodology: "Study helps, and a seat close to the work helps more.",
  pmo_foundation: "This one you can close where you sit today.",
};

/** What the answers make of the way ahead, redrawn with each of them. */
export function PlanPanel({
  plan,
  route,
  target,
  now,
  zone,
  totals,
  rated,
  widest,
  mentors,
}: {
  readonly plan: PlanSoFar | null;
  /** The route that the plan follows, and whether it was only suggested. */
  readonly route: { readonly name: string; readonly suggested: boolean } | null;
  readonly target: string | null;
  readonly now: Date;
  readonly zone: string;
  readonly totals: { readonly levels: number; readonly competencies: number };
  readonly rated: number;
  readonly widest: { readonly name: string; readonly differenceId: string; readonly levels: number } | null;
  readonly mentors: readonly Mentor[];
}) {
  const finish = plan === null ? null : finishOf(plan, now);
  return (
    <section className="draft" aria-labelledby="so-far">
      <div>
        <h2 id="so-far" className="text-h3">
          Your plan so far
        </h2>
        <p className="small muted">Redrawn as you answer. Durations are typical: adjust to your case</p>
      </div>
      <div>
        <dl className="mini">
          <dt className="muted">Length</dt>
          <dd>{plan === null ? "Choose a route" : `${plan.months} months`}</dd>
          <dt className="muted">Earliest finish</dt>
          <dd>{finish === null ? "–" : monthYear(finish, zone)}</dd>
          <dt className="muted">Gates</dt>
          <dd>{plan === null ? "–" : plan.gates.join(", ")}</dd>
          <dt className="muted">Levels to gain</dt>
          <dd>{rated === 0 ? "Not rated yet" : `${totals.levels}, in ${totals.competencies} of ${rated} rated`}</dd>
        </dl>
      </div>
      {plan === null || target === null ? null : (
        <div>
          <PathAhead plan={plan} target={target} />
          {route === null ? null : (
            <p className="small muted mt-2">
              {route.suggested ? "Suggested route: " : "Route: "}
              {route.name}
            </p>
          )}
        </div>
      )}
      {widest === null ? null : (
        <div className="ui">
          <p>
            <b>Widest gap: {widest.name.toLowerCase()}.</b>{" "}
            <span className="muted">
              {widest.levels === 1 ? "1 level" : `${widest.levels} levels`}. {advice[widest.differenceId] ?? ""}
            </span>
          </p>
        </div>
      )}
      {mentors.length === 0 ? null : (
        <div className="ui">
          <p>
            <b>{mentors.length === 1 ? "One mentor fits" : `${mentors.length} mentors fit`} so far</b>
          </p>
          <p className="row mt-2">
            {mentors.map((mentor) => (
              <span key={mentor.memberId}>
                <Avatar name={mentor.name} domain={mentor.domainId} />
                <span className="vh">{mentor.name}</span>
              </span>
            ))}
            <span className="small muted">Listed with reasons when you finish</span>
          </p>
        </div>
      )}
    </section>
  );
}
