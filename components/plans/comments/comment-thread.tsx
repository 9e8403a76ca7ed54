import type { ReactNode } from "react";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { Thread } from "@/server/plans/comments/threads";
import { Ref, type RefTarget, RefText } from "./ref-text";

export type CommentActions = { readonly comment: FormAction; readonly resolve: FormAction };

/** What every comment of a page is drawn with. */
export type CommentFrame = {
  readonly planId: string;
  readonly targets: ReadonlyMap<string, RefTarget>;
  readonly zone: string;
  /** Whether the reader is the plan's owner, who is told with whom each comment is. */
  readonly isOwner: boolean;
  /** Nothing is added to what was said of a closed plan. */
  readonly canComment: boolean;
  readonly actions: CommentActions;
  /** The comment whose form to answer is open, if one is. */
  readonly answering: string | null;
  /** The address of the page with the form to answer a comment. */
  readonly answerHref: (commentId: string) => string;
};

const nameOf = ({ authorName }: { readonly authorName: string | null }) => authorName ?? "A former member";

function Said({
  said,
  frame,
  quiet,
  children,
}: {
  readonly said: Pick<Thread, "id" | "authorName" | "body" | "refs" | "at">;
  readonly frame: CommentFrame;
  readonly quiet: boolean;
  /** Said after the name. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      <div className="meta">
        <b>{nameOf(said)}</b>
        {children}
        <span className="time">
          <Time at={said.at} as="slot" zone={frame.zone} />
        </span>
      </div>
      <p className={quiet ? "whitespace-pre-line muted" : "whitespace-pre-line"}>
        <RefText text={said.body} refs={said.refs} targets={frame.targets} />
      </p>
    </>
  );
}

/** With whom a comment is, for the plan's owner: what is with the mentor of now needs no words. */
function With({ mentor }: Pick<Thread, "mentor">) {
  if (mentor === null) return <Tag>only you</Tag>;
  if (mentor.reads) return null;
  return <Tag>with {mentor.name ?? "a former member"}, who no longer reads it</Tag>;
}

function AnswerForm({ thread, frame }: { readonly thread: Thread; readonly frame: CommentFrame }) {
  return (
    <ActionForm
      action={frame.actions.comment}
      id={`answer-${thread.id}`}
      className="composer mt-2"
      label={`Answer ${nameOf(thread)}`}
    >
      <input type="hidden" name="planId" value={frame.planId} />
      <input type="hidden" name="itemId" value={thread.itemId ?? ""} />
      <input type="hidden" name="parentId" value={thread.id} />
      <TextAreaField
        name="body"
        label="Answer"
        rows={3}
        hint={thread.resolvedAt === null ? undefined : "An answer opens the comment again."}
      />
      <Draft of={`plan-answer:${frame.planId}:${thread.id}`} />
      <div className="mt-2">
        <SubmitButton small busy="Posting…">
          Post answer
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** A comment with what was answered to it, and the ways to answer and to settle it. */
export function CommentThread({ thread, frame }: { readonly thread: Thread; readonly frame: CommentFrame }) {
  const { actions, planId, targets, zone } = frame;
  const isOpen = thread.resolvedAt === null;
  const on = thread.itemId === null ? undefined : targets.get(thread.itemId);
  const name = nameOf(thread);
  return (
    <li className="note" id={`comment-${thread.id}`}>
      <Avatar name={name} size="s" />
      <div>
        <Said said={thread} frame={frame} quiet={!isOpen}>
          {on === undefined ? null : <Ref {...on} />}
          {frame.isOwner ? <With mentor={thread.mentor} /> : null}
        </Said>
        {thread.answers.length === 0 ? null : (
          <ol className="answers" aria-label={`Answers to ${name}`}>
            {thread.answers.map((answer) => (
              <li key={answer.id} id={`comment-${answer.id}`}>
                <Said said={answer} frame={frame} quiet={!isOpen} />
              </li>
            ))}
          </ol>
        )}
        {thread.resolvedAt === null ? null : (
          <p className="small muted mt-1">
            Dealt with{thread.resolvedByName === null ? "" : ` by ${thread.resolvedByName}`},{" "}
            <Time at={thread.resolvedAt} as="slot" zone={zone} />.
          </p>
        )}
        {frame.canComment ? (
          <div className="row -ml-3 gap-x-4">
            <LinkButton
              look="quiet"
              small
              href={frame.answerHref(thread.id)}
              aria-label={`Answer ${name}: ${thread.body.slice(0, 60)}`}
            >
              Answer
            </LinkButton>
            <ActionForm action={actions.resolve} id={`resolve-${thread.id}`}>
              <input type="hidden" name="planId" value={planId} />
              <input type="hidden" name="commentId" value={thread.id} />
              <SubmitButton look="quiet" small busy="Saving…" name="resolved" value={isOpen ? "yes" : "no"}>
                {isOpen ? "Mark as dealt with" : "Open again"}
              </SubmitButton>
            </ActionForm>
          </div>
        ) : null}
        {frame.canComment && frame.answering === thread.id ? <AnswerForm thread={thread} frame={frame} /> : null}
      </div>
    </li>
  );
}
