import Link from "next/link";
import type { ReactNode } from "react";
import { type GanttQuery, ganttHref } from "@/components/charts/gantt-address";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { type NextGate, nextGate } from "@/domain/plans/next-gate";
import type { PlanComparison } from "@/domain/plans/revisions/compare";
import { loadSentence } from "@/domain/plans/schedule/load";
import type { PlanGap } from "@/server/plans/benchmark/benchmark";
import type { PlanTalk } from "@/server/plans/comments/threads";
import type { PlanView } from "@/server/plans/queries";
import { Areas } from "./areas";
import { FrameworkNotice } from "./benchmark/framework-notice";
import { GapPanel } from "./benchmark/gap-panel";
import { Comments } from "./comments/comments";
import { refTargets } from "./comments/ref-text";
import { GanttSection } from "./gantt/gantt-section";
import { GatePanel } from "./gate-panel";
import { NextActions } from "./next-actions";
import { PlanHead } from "./plan-head";
import { PlanTabs } from "./plan-tabs";
import { ChangeList } from "./revisions/change-list";
import type { NamesInChanges } from "./revisions/change-words";
import { AnsweredSuggestions } from "./suggestions/answered-suggestions";
import { type SuggestionActions, type SuggestionLine, Suggestions } from "./suggestions/suggestions";

export type PlanActions = SuggestionActions & {
  readonly comment: FormAction;
  readonly resolve: FormAction;
};

/** For the owner of the plan what can be added to it, for their mentor what they can suggest. */
function Actions({ planHref, can }: { readonly planHref: string; readonly can: PlanView["can"] }) {
  if (!can.edit && !can.mentor) return null;
  const verb = can.edit ? "Add" : "Suggest";
  return (
    <div className="row">
      <LinkButton small look="quiet" href={`${planHref}/about`}>
        {can.edit ? "About the plan" : "Suggest a change of the plan"}
      </LinkButton>
      {can.edit ? (
        <LinkButton small look="quiet" href={`${planHref}/order`}>
          Order
        </LinkButton>
      ) : null}
      {(["goal", "milestone", "gate"] as const).map((kind) => (
        <LinkButton key={kind} small look="secondary" href={`${planHref}/items/new?kind=${kind}`}>
          {verb} {kind}
        </LinkButton>
      ))}
      <LinkButton small href={`${planHref}/items/new?kind=task`}>
        {verb} task
      </LinkButton>
    </div>
  );
}

/** For the owner: the way to complete the plan or to give it up, said aloud once nothing is left to be decided. */
function End({ planHref, done }: { readonly planHref: string; readonly done: boolean }) {
  return (
    <p className={done ? "mt-4" : "ui muted mt-1"}>
      {done ? "Every gate has proceeded. " : null}
      <Link href={`${planHref}/state`} prefetch={false}>
        {done ? "Complete the plan" : "Complete, give up or delete the plan"}
      </Link>
    </p>
  );
}

/** What a panel shows of a revision; the rest is on the page of changes. */
const shownChanges = 8;

/** What was typed first, then which forecasts followed, so many in all. */
function firstOf({ changes, moves }: Pick<PlanComparison, "changes" | "moves">, most: number) {
  return { changes: changes.slice(0, most), moves: moves.slice(0, Math.max(0, most - changes.length)) };
}

function MoreChanges({ changed: { changes, moves } }: { readonly changed: Pick<PlanComparison, "changes" | "moves"> }) {
  const more = changes.length + moves.length - shownChanges;
  return more <= 0 ? null : <p className="small mt-2">And {more} more.</p>;
}

/** The plan on one page: its schedule, what is next, what changed, what the two say about it. */
export function PlanPage({
  plan,
  query,
  talk,
  answering,
  suggestions,
  changed,
  names: inChanges,
  actions,
  zone,
  review,
  gateMet,
  gap,
  children,
}: {
  readonly plan: PlanView;
  readonly query: GanttQuery;
  readonly talk: PlanTalk;
  /** The comment whose form to answer is open, if one is. */
  readonly answering: string | null;
  readonly suggestions: readonly SuggestionLine[];
  /** The newest revision against the one before it; null for the first. */
  readonly changed: PlanComparison | null;
  readonly names: NamesInChanges;
  readonly actions: PlanActions;
  readonly zone: string;
  /** What stands signed and when the next review comes round; null for whoever has no part in it. */
  readonly review: ReactNode;
  /** Which criteria of the next gate stand as met; null for whoever has no part in it. */
  readonly gateMet: NextGate | null;
  /** The widest gaps of what the plan closes; null for whoever has no part in it, and without a role to be measured by. */
  readonly gap: PlanGap | null;
  /** How its evidence stands. */
  readonly children?: ReactNode;
}) {
  const planHref = `/plans/${plan.id}`;
  const critical = new Set(plan.schedule.criticalPath);
  const gate = nextGate(plan.lines);
  const gateAt = gate && plan.schedule.items.get(gate.id);
  const first = (name: string) => name.split(" ")[0] ?? name;
  const names = { mentee: first(plan.ownerName), mentor: plan.mentor === null ? "Mentor" : first(plan.mentor.name) };
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={planHref} role={plan.role} here="" />
      <FrameworkNotice plan={plan} />
      {plan.proposal === null ? null : (
        <div className="mt-4">
          <Notice tone="i" title={`Revision ${plan.proposal.revision} is put forward to be agreed`}>
            <Link href={`${planHref}/agree`} prefetch={false}>
              {plan.proposal.asksReader ? "Read it and answer" : "See how it stands"}
            </Link>
          </Notice>
        </div>
      )}
      <div className="mt-4">
        {plan.lines.length === 0 ? (
          <EmptyState
            title="Nothing is planned yet"
            level={2}
            drawn
            action={<Actions planHref={planHref} can={plan.can} />}
          >
            The schedule, its critical path and the gates are drawn here as soon as there is a first task.
          </EmptyState>
        ) : (
          <GanttSection
            planHref={planHref}
            pageHref={planHref}
            query={query}
            title={`${plan.document.title}, revision ${plan.revision}`}
            lines={plan.lines}
            schedule={plan.schedule}
            baseline={plan.baseline?.dates ?? null}
            decisions={plan.decisions}
            today={plan.today}
            standings={plan.standing.items}
            moving={plan.daysOff === null ? null : { daysOff: plan.daysOff, hoursPerWeek: plan.document.hoursPerWeek }}
            actions={<Actions planHref={planHref} can={plan.can} />}
          >
            <b>Fig. 1</b> Plan {plan.reference} at revision {plan.revision}. {loadSentence(plan.load)}
          </GanttSection>
        )}
        {review === null ? null : <div className="mt-4">{review}</div>}
        {plan.can.edit ? <End planHref={planHref} done={plan.state === "agreed" && plan.behindLastGate} /> : null}
      </div>
      <div className="cols mt-12">
        <div className="c7 stack-12">
          {gap === null ? null : <GapPanel plan={plan} gap={gap} />}
          {plan.lines.length === 0 ? null : (
            <NextActions
              lines={plan.lines}
              schedule={plan.schedule}
              standing={plan.standing}
              planHref={planHref}
              today={plan.today}
              names={names}
            />
          )}
          <Areas lines={plan.lines} planHref={planHref} critical={critical} />
          {children}
        </div>
        <div className="c5 stack-12">
          {gate && gateAt ? (
            <GatePanel
              gate={gate}
              at={gateAt}
              standing={plan.standing.items.get(gate.id) ?? null}
              met={gateMet?.itemId === gate.id ? gateMet.met : null}
              names={inChanges}
              agreed={plan.baseline?.dates[gate.id]?.finish}
              planHref={planHref}
              mentorName={plan.mentor?.name ?? null}
              mayReview={plan.can.work}
            />
          ) : null}
          <Suggestions
            planId={plan.id}
            suggestions={suggestions}
            lines={plan.lines}
            names={inChanges}
            canAnswer={plan.can.edit}
            actions={actions}
            zone={zone}
          />
          <AnsweredSuggestions suggestions={suggestions} lines={plan.lines} names={inChanges} zone={zone} />
          {changed === null || plan.newest === null ? null : (
            <Section
              id="changed"
              title={`Changed in revision ${plan.revision}`}
              end={
                <Link href={`${planHref}/changes`} prefetch={false}>
                  All changes
                </Link>
              }
            >
              <ChangeList
                caption={`Changes in revision ${plan.revision}`}
                {...firstOf(changed, shownChanges)}
                names={inChanges}
              />
              <MoreChanges changed={changed} />
              <p className="small muted mt-2">
                {plan.newest.authorName ?? "A former member"}, <Time at={plan.newest.at} as="slot" zone={zone} />.{" "}
                {plan.newest.reason === "" ? "No reason given." : `Reason given: “${plan.newest.reason}”`}
              </p>
            </Section>
          )}
          {plan.can.work ? (
            <Comments
              planId={plan.id}
              itemId={null}
              talk={talk}
              targets={refTargets(plan, planHref)}
              zone={zone}
              isOwner={plan.role === "owner"}
              canComment={plan.can.comment}
              answering={answering}
              pageHref={ganttHref(planHref, query)}
              actions={actions}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}
