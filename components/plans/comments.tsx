import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { Ref, type RefTarget, RefText } from "./ref-text";

export type CommentLine = {
  readonly id: string;
  readonly itemId: string | null;
  readonly authorName: string | null;
  readonly body: string;
  readonly at: Date;
  readonly resolvedAt: Date | null;
};

type Props = {
  readonly planId: string;
  /** Null for the plan as a whole. */
  readonly itemId: string | null;
  readonly comments: readonly CommentLine[];
  /** Reference by item. */
  readonly wbs: ReadonlyMap<string, string>;
  readonly targets: ReadonlyMap<string, RefTarget>;
  readonly zone: string;
  readonly canComment: boolean;
  readonly actions: { readonly comment: FormAction; readonly resolve: FormAction };
};

function Line({ line, props }: { readonly line: CommentLine; readonly props: Props }) {
  const { planId, wbs, targets, zone, canComment, actions } = props;
  const reference = line.itemId === null ? undefined : wbs.get(line.itemId);
  const target = reference === undefined ? undefined : targets.get(reference);
  const name = line.authorName ?? "A former member";
  return (
    <li className="note" id={`comment-${line.id}`}>
      <Avatar name={name} size="s" />
      <div>
        <div className="meta">
          <b>{name}</b>
          {target && reference ? <Ref href={target.href} wbs={reference} critical={target.critical} /> : null}
          <span className="time">
            <Time at={line.at} as="slot" zone={zone} />
          </span>
        </div>
        <p className={line.resolvedAt === null ? "whitespace-pre-line" : "whitespace-pre-line muted"}>
          <RefText text={line.body} targets={targets} />
        </p>
        {canComment ? (
          <ActionForm action={actions.resolve} id={`resolve-${line.id}`}>
            <input type="hidden" name="planId" value={planId} />
            <input type="hidden" name="commentId" value={line.id} />
            <SubmitButton
              look="quiet"
              small
              busy="Saving…"
              name="resolved"
              value={line.resolvedAt === null ? "yes" : "no"}
            >
              {line.resolvedAt === null ? "Mark as dealt with" : "Dealt with. Open again"}
            </SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </li>
  );
}

/** What the two have said about the plan or one line of it, and the form to say more. */
export function Comments(props: Props) {
  const { planId, itemId, comments, canComment, actions } = props;
  const open = comments.filter((line) => line.resolvedAt === null);
  return (
    <Section
      id="comments"
      title="Comments"
      aside={comments.length === 0 ? "None yet" : `${open.length} open, ${comments.length - open.length} dealt with`}
    >
      {comments.length === 0 ? null : (
        <ol className="bare">
          {comments.map((line) => (
            <Line key={line.id} line={line} props={props} />
          ))}
        </ol>
      )}
      {canComment ? (
        <ActionForm action={actions.comment} id="comment" className="composer mt-4" label="Write a comment">
          <input type="hidden" name="planId" value={planId} />
          <input type="hidden" name="itemId" value={itemId ?? ""} />
          <TextAreaField
            name="body"
            label="Comment"
            rows={3}
            hint="Type # to refer to a line, for example #2.1. The other of you two is told by e-mail, once an hour at most."
          />
          <Draft of={`plan-comment:${planId}:${itemId ?? "plan"}`} />
          <div className="mt-2">
            <SubmitButton small busy="Posting…">
              Post comment
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
