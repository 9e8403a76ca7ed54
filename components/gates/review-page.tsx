import Link from "next/link";
import { PlanTabs } from "@/components/plans/plan-tabs";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { sentenceFor } from "@/components/ui/reasons";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import { shortDate } from "@/domain/dates";
import type { PagedChanges, ReviewLine, ReviewView } from "@/server/gates/review-view";
import { AnswerForm } from "./answer-form";
import { AnsweredChange } from "./answered-change";
import { Signatures } from "./decided";
import { MentorChoice } from "./gate-step";
import type { Kept } from "./keep-draft";
import { ChangeWords, Moves } from "./review-changes";
import { ReviewPages } from "./review-pages";
import { ReviewStanding } from "./review-standing";
import { CountersignForm, SignBox } from "./sign-box";

export type ReviewActions = {
  readonly ask: FormAction;
  readonly withdraw: FormAction;
  readonly answer: FormAction;
  readonly countersign: FormAction;
  readonly keep: (form: FormData) => Promise<Kept>;
};

type Props = {
  readonly view: ReviewView;
  readonly name: string;
  readonly actions: ReviewActions;
  readonly now: Date;
  readonly zone: string;
};

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;

/** The review of a plan: what changed since the last signature, answered change by change. */
export function ReviewPage(props: Props) {
  const { view, name, actions, now, zone } = props;
  const { plan, open, changes, standing } = view;
  return (
    <div className="wrap">
      <PageHead
        title="Review of the plan"
        crumbs={[{ href: `/plans/${plan.id}`, label: `Plan ${plan.reference}` }, { label: "Review" }]}
        block={[
          { label: "Plan", value: `${plan.reference}, rev ${plan.revision}` },
          ...(open === null ? [] : [{ label: "Under review", value: spanOf(open) }]),
          {
            label: "Next review",
            value: nextWords(standing, zone),
          },
        ]}
      >
        {headline(view)}
      </PageHead>
      <PlanTabs planHref={`/plans/${plan.id}`} role={view.isOwner ? "owner" : "mentor"} here="/review" />
      <div className="stack-2 mt-6">
        {view.waiting.map((line) => (
          <Waiting key={line.id} obligation={line} now={now} zone={zone} />
        ))}
        <ReviewStanding standing={standing} zone={zone} linked={false} />
      </div>
      {view.can.answer && changes !== null ? (
        <AnswerForm
          view={view}
          changes={changes}
          name={name}
          answer={actions.answer}
          keep={actions.keep}
          now={now}
          zone={zone}
        />
      ) : (
        <ReadPage {...props} />
      )}
    </div>
  );
}

function nextWords({ nextAt, everyDays }: ReviewView["standing"], zone: string): string {
  if (nextAt !== null) return shortDate(nextAt, zone);
  return everyDays === null ? "No rhythm set" : "No date yet";
}

function spanOf({ since, revision }: ReviewLine): string {
  return since === null ? `Revision ${revision}, in full` : `Revision ${since} to ${revision}`;
}

function headline({ open, isOwner, plan, signed }: ReviewView): string {
  if (open !== null && !isOwner) {
    const owner = firstName(plan.ownerName);
    return open.since === null
      ? `${owner} asks you to look at the plan. You have signed none of it yet, so all of it is here.`
      : `${owner} asks you to look at what changed since you signed revision ${open.since}, and at nothing else.`;
  }
  if (open !== null)
    return `Asked. ${open.mentorName ?? "Your mentor"} sees what is listed here and answers change by change.`;
  if (signed !== null) return `The last review was of revision ${signed.revision}.`;
  return isOwner
    ? "One press asks your mentor, who then sees only what changed since they signed last."
    : "Nothing has been put to you for review yet.";
}

function ReadPage(props: Props) {
  const { view } = props;
  const shown = view.open ?? view.signed;
  return (
    <div className="cols mt-8">
      <div className="c8">
        {shown === null || view.changes === null ? (
          <p className="muted">No review has been asked for yet.</p>
        ) : (
          <Answered review={shown} changes={view.changes} plan={view.plan} isOwner={view.isOwner} zone={props.zone} />
        )}
      </div>
      <aside className="c4 stack-6">
        <Step {...props} />
        <Past {...props} />
      </aside>
    </div>
  );
}

function Answered({
  review,
  changes,
  plan,
  isOwner,
  zone,
}: {
  readonly review: ReviewLine;
  readonly changes: PagedChanges;
  readonly plan: ReviewView["plan"];
  readonly isOwner: boolean;
  readonly zone: string;
}) {
  const answerOf = (key: string) => review.words?.answers.find((one) => one.key === key);
  return (
    <div className="stack-12">
      <Section id="changes" title="What changed" aside={spanOf(review)}>
        {changes.lines.length === 0 ? <p className="ui muted">Nothing that the mentor can see.</p> : null}
        <ol className="bare" start={changes.pages[changes.page - 1]?.from}>
          {changes.lines.map((line) => {
            const answer = review.outcome === "signed" ? answerOf(line.key) : undefined;
            return (
              <li key={line.key} className="rule-b py-3">
                <ChangeWords line={line} names={changes.names}>
                  {answer?.answer ? <AnsweredChange change={line.change} answer={answer} /> : null}
                </ChangeWords>
              </li>
            );
          })}
        </ol>
        <ReviewPages changes={changes} planId={plan.id} answering={false} />
        {review.outcome === "signed" && review.words?.remark ? (
          <blockquote className="quote mt-4">{review.words.remark}</blockquote>
        ) : null}
        {review.words?.answers.some(({ answer }) => answer !== "agree") && review.outcome === "signed" ? (
          <p className="ui muted mt-4">
            What was asked stands as comments, and what was suggested waits for {isOwner ? "you" : plan.ownerName}, on{" "}
            <Link href={`/plans/${plan.id}`} prefetch={false}>
              the plan
            </Link>
            .
          </p>
        ) : null}
        {review.outcome === "signed" ? (
          <Signatures signatures={review.signatures} ownerName={plan.ownerName} zone={zone} />
        ) : null}
      </Section>
      <Section id="moves" title="Forecasts that moved">
        <Moves changes={changes} />
      </Section>
    </div>
  );
}

function Step({ view, name, actions, now, zone }: Props) {
  const { plan, can, open, mentors } = view;
  const countersign =
    can.countersign === null ? null : (
      <CountersignForm
        planId={plan.id}
        reviewId={can.countersign}
        name={name}
        action={actions.countersign}
        now={now}
        zone={zone}
      >
        Your mentor has signed. With your signature this revision stands signed by both.
      </CountersignForm>
    );
  if (can.withdraw && open !== null) {
    return (
      <>
        {countersign}
        <ActionForm action={actions.withdraw} id="withdraw" label="Take the review back">
          <input type="hidden" name="planId" value={plan.id} />
          <input type="hidden" name="reviewId" value={open.id} />
          <SubmitButton look="secondary" busy="Taking back…">
            Take it back
          </SubmitButton>
          <p className="small muted mt-2">To ask again about a later revision. What your mentor has drafted is kept.</p>
        </ActionForm>
      </>
    );
  }
  if (!can.ask) return countersign;
  return (
    <>
      {countersign}
      {view.askable?.count === 0 ? (
        <Notice title="Nothing to ask about yet">
          {`${view.askable.mentorName} has signed everything that they can see of this plan.`}
        </Notice>
      ) : mentors.length === 0 ? (
        <Notice title="Nobody to ask yet">
          {sentenceFor("gates.no_mentor")}{" "}
          <LinkButton look="quiet" small href={`/plans/${plan.id}/sharing`}>
            Sharing
          </LinkButton>
        </Notice>
      ) : (
        <SignBox id="ask-title" title="Ask for a review" lead={askLead(view)}>
          <ActionForm
            action={actions.ask}
            id="ask"
            className={mentors.length < 2 ? "mt-4" : "fields mt-4"}
            label="Ask for a review"
          >
            <input type="hidden" name="planId" value={plan.id} />
            <MentorChoice mentors={mentors} />
            <SubmitButton wide busy="Asking…">
              Ask for a review
            </SubmitButton>
          </ActionForm>
        </SignBox>
      )}
    </>
  );
}

function askLead({ plan, askable }: ReviewView): string {
  const stands = `Of revision ${plan.revision}, as it stands`;
  if (askable === null) return `${stands}. Your mentor has five working days, and after a reminder five more.`;
  const { since, count, mentorName } = askable;
  const seen = since === null ? "in full" : `${count === 1 ? "1 change" : `${count} changes`} since revision ${since}`;
  return `${stands}: ${seen}. ${mentorName} has five working days, and after a reminder five more.`;
}

const outcomeWords = {
  signed: "Signed",
  withdrawn: "Taken back",
  lapsed: "Not answered in time",
  cancelled: "Ended: the plan was closed, or is no longer shown to the mentor",
} as const;

function Past({ view, zone }: Props) {
  const past = view.reviews.filter((review) => review.outcome !== null);
  if (past.length === 0) return null;
  return (
    <Section id="past" title="Reviews so far">
      <ol className="hist">
        {past.map((review) => (
          <li key={review.id} className={review.outcome === "signed" ? "g" : undefined}>
            <span>
              {review.outcome === null ? null : outcomeWords[review.outcome]}: {spanOf(review).toLowerCase()}
            </span>
            <span className="muted col-start-2">
              <Time at={review.settledAt ?? review.askedAt} zone={zone} />
              {review.mentorName === null ? "" : `, ${review.mentorName}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
