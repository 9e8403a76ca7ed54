import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { sentenceFor } from "@/components/ui/reasons";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Waiting } from "@/components/ui/waiting";
import { clockTime, longDate, weekdayDate } from "@/domain/dates";
import { shortDay } from "@/domain/gates/days";
import type { Missing } from "@/domain/gates/judge";
import { marksCounted } from "@/domain/gates/words";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import type { ItemEvidence } from "@/server/evidence/links";
import type { GateView } from "@/server/gates/gate-view";
import { CriteriaTable } from "./criteria";
import { DecidedReview } from "./decided";
import { DecisionFields } from "./decision-fields";
import { Effects } from "./effects";
import { GateStep } from "./gate-step";
import { GateHistory } from "./history";
import { KeepDraft, type Kept } from "./keep-draft";
import { NameField, SignBox } from "./sign-box";

export type GateActions = {
  readonly submit: FormAction;
  readonly withdraw: FormAction;
  readonly decide: FormAction;
  readonly countersign: FormAction;
  readonly keep: (form: FormData) => Promise<Kept>;
};

type Props = {
  readonly view: GateView;
  readonly evidence: ItemEvidence;
  /** The reader's own name, as they sign. */
  readonly name: string;
  readonly actions: GateActions;
  readonly now: Date;
  readonly zone: string;
};

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;

/** A gate: what it asks, how it was judged, and the form of whoever's turn it is. */
export function GatePage(props: Props) {
  const { view, evidence, now, zone } = props;
  const { plan, gate, open, signed } = view;
  const decider = open?.mentorName ?? signed?.mentorName ?? view.mentors[0]?.name;
  return (
    <div className="wrap">
      <PageHead
        title={`${gate.wbs}: ${gate.title}`}
        crumbs={[{ href: `/plans/${plan.id}`, label: `Plan ${plan.reference}` }, { label: "Gates" }]}
        block={[
          { label: "Plan", value: `${plan.reference}, rev ${plan.revision}` },
          gate.removed
            ? { label: "Due", value: "Taken out" }
            : gate.finishedOn === null
              ? { label: "Due", value: gate.dueOn === null ? "No date" : shortDay(gate.dueOn, true) }
              : { label: "Passed", value: shortDay(gate.finishedOn, true) },
          { label: "Baseline", value: gate.baselineOn === null ? "None" : shortDay(gate.baselineOn, true) },
          ...(gate.slipDays === null ? [] : [{ label: "Slip", value: slipWeeks(gate.slipDays) }]),
          { label: "Decision by", value: decider ?? "Nobody yet" },
        ]}
      >
        {headline(props)}
      </PageHead>
      <div className="stack-2 mt-6">
        {view.waiting.map((line) => (
          <Waiting key={line.id} obligation={line} now={now} zone={zone} />
        ))}
        <MovedOn view={view} />
      </div>
      {view.can.decide ? <DecideForm {...props} /> : <ReadPage {...props} />}
      {evidence.pieces.some((piece) => piece.onItem) ? (
        <p className="small muted mt-8">
          On the gate as a whole:{" "}
          {evidence.pieces
            .filter((piece) => piece.onItem)
            .map((piece) => (
              <Link key={piece.id} href={`/evidence/${piece.id}`} prefetch={false} className="mr-3">
                {piece.title}
              </Link>
            ))}
        </p>
      ) : null}
    </div>
  );
}

function headline({ view, zone }: Props): string {
  const { open, signed, plan, isOwner, gate } = view;
  if (gate.removed) return "Taken out of the plan. What was decided here, and by whom, is kept.";
  const owner = firstName(plan.ownerName);
  if (open !== null) {
    const since = weekdayDate(open.submittedAt, zone);
    return isOwner
      ? `You put this forward on ${since}. ${open.mentorName ?? "Your mentor"} marks each criterion on its evidence and decides.`
      : `${owner} put this forward on ${since}. Mark each criterion against its evidence, then decide. ${owner} sees everything you write here once you sign.`;
  }
  if (signed !== null) return "Decided and signed. The review stays as it is, for good.";
  if (gate.finishedOn !== null) return "Passed.";
  return isOwner
    ? "A gate never passes by itself: put it forward when the evidence is there, and your mentor decides."
    : `${owner} has not put this gate forward yet. You decide it when they do.`;
}

function MovedOn({ view }: { readonly view: GateView }) {
  const { plan, since } = view;
  const newest = view.reviews[0];
  if (newest === undefined || since <= 0) return null;
  const what = view.open === null ? "Signed" : "Put forward";
  const from = view.open === null ? (view.signed?.decidedRevision ?? newest.revision) : newest.revision;
  return (
    <p className="ui muted">
      {what} at revision {newest.revision}; the plan is at {plan.revision}:{" "}
      <Link href={`/plans/${plan.id}/changes?from=${from}&to=${plan.revision}`} prefetch={false}>
        {since === 1 ? "1 revision since" : `${since} revisions since`}
      </Link>
      .
    </p>
  );
}

function DecideForm({ view, evidence, name, actions, now, zone }: Props) {
  const { open, plan, gate, draft } = view;
  if (open === null || open.words === null) return null;
  const owner = firstName(plan.ownerName);
  const savedAt = open.savedAt === null ? null : { at: open.savedAt, words: clockTime(open.savedAt, zone) };
  return (
    <ActionForm action={actions.decide} id="gate" label="Review of the gate" className="mt-8">
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="reviewId" value={open.id} />
      <input type="hidden" name="shownRevision" value={plan.revision} />
      {/* The first button is the one that Enter presses. */}
      <button type="submit" name="intent" value="save" className="vh" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <div className="cols">
        <div className="c8">
          <KeepDraft of={`gate:${open.id}`} keep={actions.keep} savedAt={savedAt}>
            <Section id="criteria" title="Exit criteria" end={marksCounted(open.words.marks, view.criteria)}>
              <CriteriaTable
                criteria={view.criteria}
                ratings={view.ratings}
                evidence={evidence}
                marks={open.words.marks}
                names={view.names}
                bare={view.bare}
                editable
              />
            </Section>
            <Section id="decide" title="Decision" className="mt-12">
              <DecisionFields view={view} words={open.words} firstName={owner} />
            </Section>
          </KeepDraft>
        </div>
        <aside className="c4 stack-6">
          <SignBox
            id="sign"
            title="Sign-off"
            lead={`Signing fixes revision ${open.revision} as the record for ${gate.wbs}. It cannot be edited afterwards, only followed by another review.`}
          >
            <div className="part">
              <h3 className="font-sans text-ui font-semibold">What this changes</h3>
              {draft === null || draft.effects.length === 0 ? (
                <p className="ui muted mt-2">Nothing yet. It is listed here as soon as a decision is chosen.</p>
              ) : (
                <Effects lines={draft.effects} caption="What your signature changes" />
              )}
              {draft?.missing ? <p className="ui mt-3">Still wanted: {wantedWords(draft.missing)}</p> : null}
            </div>
            <div className="part fields">
              <NameField name={name} as="mentor" now={now} zone={zone} />
              <SubmitButton wide name="intent" value="sign" busy="Signing…">
                {signLabel(open.words.decision)}
              </SubmitButton>
              <SubmitButton wide look="quiet" name="intent" value="save" busy="Saving…">
                Save without signing
              </SubmitButton>
            </div>
          </SignBox>
          <GateHistory view={view} zone={zone} />
        </aside>
      </div>
    </ActionForm>
  );
}

function wantedWords({ reason, criteria = [] }: Missing): string {
  if (criteria.length === 0) return sentenceFor(reason);
  const numbers = new Intl.ListFormat("en-GB").format(criteria.map(String));
  return `${sentenceFor(reason)} ${criteria.length === 1 ? "Criterion" : "Criteria"} ${numbers}.`;
}

function signLabel(decision: NonNullable<NonNullable<GateView["open"]>["words"]>["decision"]): string {
  switch (decision) {
    case "proceed":
      return "Sign: proceed";
    case "conditions":
      return "Sign: proceed with conditions";
    case "hold":
      return "Sign: hold";
    case "route":
      return "Sign: change of route";
    case null:
      return "Sign";
  }
}

function ReadPage(props: Props) {
  const { view, evidence, zone } = props;
  const shown = view.open === null ? view.signed : null;
  return (
    <div className="cols mt-8">
      <div className="c8">
        {shown === null ? (
          <Section id="criteria" title="Exit criteria">
            {view.criteria.length === 0 ? (
              <p className="ui muted">No exit criterion is written yet, so there is nothing to show at this gate.</p>
            ) : (
              <CriteriaTable
                criteria={view.criteria}
                ratings={view.ratings}
                evidence={evidence}
                marks={null}
                names={view.names}
                bare={view.bare}
                editable={false}
              />
            )}
          </Section>
        ) : (
          <DecidedReview
            review={shown}
            evidence={evidence}
            names={view.names}
            isOwner={view.isOwner}
            ownerName={view.plan.ownerName}
            zone={zone}
          />
        )}
        <Earlier {...props} except={shown?.id ?? null} />
      </div>
      <aside className="c4 stack-6">
        <GateStep {...props} />
        <GateHistory view={view} zone={zone} />
      </aside>
    </div>
  );
}

function Earlier({ view, evidence, zone, except }: Props & { readonly except: string | null }) {
  const earlier = view.reviews.filter((review) => review.outcome === "signed" && review.id !== except);
  return earlier.map((review) => (
    <details key={review.id} className="fold mt-8">
      <summary>
        The review of {longDate(review.submittedAt, zone)}, at revision {review.revision}
      </summary>
      <div className="mt-4">
        <DecidedReview
          review={review}
          evidence={evidence}
          names={view.names}
          isOwner={false}
          ownerName={view.plan.ownerName}
          zone={zone}
        />
      </div>
    </details>
  ));
}
