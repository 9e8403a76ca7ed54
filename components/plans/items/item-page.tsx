import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { KeptHidden } from "@/components/ui/kept-hidden";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { PlanItem } from "@/domain/plans/document";
import { floatWeeks } from "@/domain/plans/gantt/gantt";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import { hiddenItems } from "@/domain/plans/visible";
import type { PlanTalk } from "@/server/plans/comments/threads";
import type { PlanView } from "@/server/plans/queries";
import type { RemovedItem } from "@/server/plans/revisions/removed";
import { Comments } from "../comments/comments";
import { refTargets } from "../comments/ref-text";
import type { CompetencyOption } from "../competency-option";
import { AnsweredSuggestions } from "../suggestions/answered-suggestions";
import { SuggestRemoval } from "../suggestions/suggest-removal";
import { type SuggestionActions, type SuggestionLine, Suggestions } from "../suggestions/suggestions";
import { ItemForm } from "./item-form";

export type ItemActions = SuggestionActions & {
  readonly save: FormAction;
  readonly suggest: FormAction;
  readonly suggestRemoval: FormAction;
  readonly remove: FormAction;
  readonly comment: FormAction;
  readonly resolve: FormAction;
};

function Standing({ plan, item }: { readonly plan: PlanView; readonly item: PlanItem }) {
  const at = plan.schedule.items.get(item.id);
  const standing = plan.standing.items.get(item.id);
  if (at === undefined) return <p className="muted">It has no place in the schedule at present.</p>;
  const agreed = plan.baseline?.dates[item.id];
  return (
    <dl className="sumlist">
      <div>
        <dt>Forecast</dt>
        <dd>{at.start === at.finish ? tableDay(at.finish) : `${tableDay(at.start)} to ${tableDay(at.finish)}`}</dd>
      </div>
      <div>
        <dt>Baseline finish</dt>
        <dd>{agreed === undefined ? "not agreed" : tableDay(agreed.finish)}</dd>
      </div>
      <div>
        <dt>Slip</dt>
        <dd>
          {standing?.slipDays === null || standing === undefined ? "none to measure" : slipWeeks(standing.slipDays)}
        </dd>
      </div>
      <div>
        <dt>Float</dt>
        <dd>{at.critical ? "none: on the critical path" : `${floatWeeks(at.floatDays)} weeks`}</dd>
      </div>
      <div>
        <dt>Status</dt>
        <dd>
          <StatusMark status={standing?.rag ?? "N"} />
        </dd>
      </div>
    </dl>
  );
}

function Remove({
  plan,
  item,
  action,
}: {
  readonly plan: PlanView;
  readonly item: PlanItem;
  readonly action: FormAction;
}) {
  const children = plan.lines.filter((line) => line.parentId === item.id).length;
  const those = children === 1 ? "line that belongs to it goes" : `${children} lines that belong to it go`;
  return (
    <details className="fold mt-8">
      <summary className="ui">Take this {item.kind} out of the plan</summary>
      <ActionForm action={action} id="remove" className="fields mt-3" label={`Take out ${item.title}`}>
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="itemId" value={item.id} />
        <KeptHidden name="revision" value={String(plan.revision)} />
        <p className="ui">
          {children === 0 ? "" : `The ${those} with it. `}
          What waits for it waits no longer. The history keeps it, and restoring a revision brings it back.
        </p>
        <TextField name="reason" label="Why" aside={plan.state === "agreed" ? "wanted" : "optional"} />
        <div>
          <SubmitButton look="danger" busy="Taking out…">
            Take it out
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

/** One line of the plan: what it says, how it stands, its evidence and what the two say about it. */
export function ItemPage({
  plan,
  item,
  moved,
  isNew,
  removed = null,
  competencies,
  talk,
  answering,
  suggestions,
  actions,
  zone,
  children,
}: {
  readonly plan: PlanView;
  readonly item: PlanItem;
  /** What a moved bar left out of the form that it filled in; null when the form comes from no move. */
  readonly moved: { readonly hoursLeftOut: number | null } | null;
  readonly isNew: boolean;
  /** When and by whom it was taken out of the plan; null for a line that is there or new. */
  readonly removed?: Pick<RemovedItem, "revision" | "at" | "by"> | null;
  readonly competencies: readonly CompetencyOption[];
  readonly talk: PlanTalk;
  /** The comment whose form to answer is open, if one is. */
  readonly answering: string | null;
  readonly suggestions: readonly SuggestionLine[];
  readonly actions: ItemActions;
  readonly zone: string;
  /** The evidence of this line. */
  readonly children?: ReactNode;
}) {
  const planHref = `/plans/${plan.id}`;
  const line = plan.lines.find((one) => one.id === item.id);
  const mode = plan.can.edit ? "edit" : "suggest";
  const names = Object.fromEntries([
    ...competencies.map(({ id, name }) => [id, name]),
    ...plan.lines.map((one) => [one.id, `${one.wbs} ${one.title}`]),
  ]);
  return (
    <div className="wrap">
      <PageHead
        title={isNew ? `New ${item.kind}` : item.title}
        crumbs={[
          { href: planHref, label: `Plan ${plan.reference}` },
          { label: removed === null ? (line?.wbs ?? `New ${item.kind}`) : "Taken out" },
        ]}
      >
        <p>
          {removed !== null ? (
            <>
              {removed.by ?? "A former member"} took it out with revision {removed.revision}, on{" "}
              <Time at={removed.at} as="slot" zone={zone} />. Below is what it said; you can put it back.
            </>
          ) : isNew && mode === "edit" ? (
            "It takes its place in the schedule as soon as it is saved."
          ) : mode === "edit" ? (
            moved === null ? (
              `Plan ${plan.reference} at revision ${plan.revision}.`
            ) : (
              "The form says what you moved it to. Nothing is saved until you send it."
            )
          ) : plan.can.mentor ? (
            `This is ${plan.ownerName}’s plan. What you change here is sent as a suggestion.`
          ) : (
            `Plan ${plan.reference} at revision ${plan.revision}, to be read.`
          )}{" "}
          {item.kind === "gate" && plan.can.work && !isNew && removed === null ? (
            <Link href={`${planHref}/gates/${item.id}`} prefetch={false}>
              Open the gate and its reviews
            </Link>
          ) : null}
        </p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7">
          {plan.can.edit || plan.can.mentor ? (
            <ItemForm
              action={mode === "edit" ? actions.save : actions.suggest}
              planId={plan.id}
              revision={plan.revision}
              item={item}
              hoursLeftOut={moved?.hoursLeftOut ?? null}
              isNew={isNew}
              removed={removed !== null}
              lines={plan.lines}
              competencies={competencies}
              mode={mode}
              agreed={plan.state === "agreed"}
            />
          ) : (
            <p>{item.doneWhen}</p>
          )}
          {plan.can.edit && !isNew && removed === null ? (
            <>
              <p className="ui mt-4">
                <Link href={`${planHref}/order?line=${item.id}#line-${item.id}`} prefetch={false}>
                  Move this {item.kind} up, down or elsewhere
                </Link>
              </p>
              <Remove plan={plan} item={item} action={actions.remove} />
            </>
          ) : null}
          {plan.can.mentor && !isNew ? (
            <SuggestRemoval plan={plan} item={item} action={actions.suggestRemoval} />
          ) : null}
        </div>
        {isNew || removed !== null ? null : (
          <div className="c5 stack-12">
            <Section id="stands" title="How it stands">
              <Standing plan={plan} item={item} />
            </Section>
            {children}
            <Suggestions
              planId={plan.id}
              suggestions={suggestions}
              lines={plan.lines}
              names={names}
              canAnswer={plan.can.edit}
              actions={actions}
              zone={zone}
            />
            <AnsweredSuggestions suggestions={suggestions} lines={plan.lines} names={names} zone={zone} />
            {plan.can.work ? (
              <Comments
                planId={plan.id}
                itemId={item.id}
                isHidden={hiddenItems(plan.document).has(item.id)}
                talk={talk}
                targets={refTargets(plan, planHref)}
                zone={zone}
                isOwner={plan.role === "owner"}
                canComment={plan.can.comment}
                answering={answering}
                pageHref={`${planHref}/items/${item.id}`}
                actions={actions}
              />
            ) : null}
          </div>
        )}
      </div>
    </div>
  );
}
