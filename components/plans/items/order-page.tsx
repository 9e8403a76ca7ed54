import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NumberedItem } from "@/domain/plans/document";
import type { PlanView } from "@/server/plans/queries";

type Plan = Pick<PlanView, "id" | "reference" | "revision" | "lines">;

function Of({ plan }: { readonly plan: Plan }) {
  return (
    <>
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="revision" value={plan.revision} />
    </>
  );
}

/** One place up or down. At an end the button stays where it is, so that whoever presses on keeps their place. */
function Step({
  line,
  to,
  atEnd,
}: {
  readonly line: NumberedItem;
  readonly to: "up" | "down";
  readonly atEnd: boolean;
}) {
  const word = to === "up" ? "Up" : "Down";
  return (
    <button
      type="submit"
      name="move"
      value={`${to}:${line.id}`}
      className={buttonClass({ look: "secondary", small: true })}
      aria-disabled={atEnd ? true : undefined}
      aria-label={`${word}: ${line.wbs} ${line.title}`}
    >
      {word}
    </button>
  );
}

function Row({
  line,
  lines,
  planHref,
}: {
  readonly line: NumberedItem;
  readonly lines: readonly NumberedItem[];
  readonly planHref: string;
}) {
  const siblings = lines.filter(({ parentId }) => parentId === line.parentId);
  const leaves = line.kind === "task" || line.kind === "milestone";
  return (
    <tr id={`line-${line.id}`}>
      <th scope="row" className={line.parentId === null ? "full" : "full md:pl-5"}>
        <span className="ref">{line.wbs}</span> {line.title}
      </th>
      <td className="full">
        <span className="row">
          <Step line={line} to="up" atEnd={siblings[0]?.id === line.id} />
          <Step line={line} to="down" atEnd={siblings.at(-1)?.id === line.id} />
          {leaves ? (
            <Link
              className="ui"
              href={`${planHref}/order?line=${line.id}#goal-of`}
              prefetch={false}
              aria-label={`To another goal: ${line.wbs}`}
            >
              To another goal
            </Link>
          ) : null}
        </span>
      </td>
    </tr>
  );
}

function ToGoal({
  plan,
  line,
  action,
}: {
  readonly plan: Plan;
  readonly line: NumberedItem;
  readonly action: FormAction;
}) {
  const goals = plan.lines.filter(({ kind }) => kind === "goal");
  return (
    <Section id="goal-of" title={`Move ${line.wbs} to another goal`}>
      <ActionForm action={action} id="to-goal" className="fields" label={`Move ${line.wbs} to another goal`}>
        <Of plan={plan} />
        <input type="hidden" name="move" value={`goal:${line.id}`} />
        <SelectField
          name="goal"
          label={line.title}
          hint="It goes to the end of that goal. Its dates stay, unless something waits for one of the two goals."
          options={[
            { value: "", label: "None: it stands by itself" },
            ...goals.map(({ id, wbs, title }) => ({ value: id, label: `${wbs} ${title}` })),
          ]}
          defaultValue={line.parentId ?? ""}
        />
        <div>
          <SubmitButton busy="Moving…">Move it</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

/** The lines of a plan in their order, each with the buttons that move it: they need neither a pointer nor a script. */
export function OrderPage({
  plan,
  moving,
  action,
}: {
  readonly plan: Plan;
  /** The line that is to go to another goal. */
  readonly moving: NumberedItem | null;
  readonly action: FormAction;
}) {
  const planHref = `/plans/${plan.id}`;
  return (
    <div className="wrap">
      <PageHead
        title="Order of the lines"
        crumbs={[{ href: planHref, label: `Plan ${plan.reference}` }, { label: "Order" }]}
      >
        <p>
          Numbers follow the order; dates follow what waits for what, and stay. Each move is a revision. What is said
          about a line goes with it.
        </p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c8 stack-12">
          {moving === null ? null : <ToGoal plan={plan} line={moving} action={action} />}
          {plan.lines.length === 0 ? (
            <EmptyState title="There is no line to move yet">
              Goals, tasks, milestones and gates can be put in order here once they are in the plan.
            </EmptyState>
          ) : (
            <ActionForm action={action} id="order" label="Move lines up and down">
              <Of plan={plan} />
              <table className="recs">
                <caption className="vh">The lines of the plan in their order</caption>
                <thead>
                  <tr>
                    <th scope="col">Line</th>
                    <th scope="col">Move</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.lines.map((line) => (
                    <Row key={line.id} line={line} lines={plan.lines} planHref={planHref} />
                  ))}
                </tbody>
              </table>
            </ActionForm>
          )}
        </div>
      </div>
    </div>
  );
}
