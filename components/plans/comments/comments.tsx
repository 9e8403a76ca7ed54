import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanTalk } from "@/server/plans/comments/threads";
import { type CommentFrame, CommentThread } from "./comment-thread";

type Props = Omit<CommentFrame, "answerHref"> & {
  readonly talk: PlanTalk;
  /** Null for the plan as a whole. */
  readonly itemId: string | null;
  /** Whether its owner keeps the line to themselves. */
  readonly isHidden?: boolean;
  /** The address of this page, to which the comment to be answered is added. */
  readonly pageHref: string;
};

const first = (name: string) => name.split(" ")[0] ?? name;

/** With whom the owner writes: said, or asked when the plan is shown to several mentors. */
function Partner({ partners }: Pick<PlanTalk, "partners">) {
  if (partners.length < 2) return <input type="hidden" name="mentorshipId" value={partners[0]?.mentorshipId ?? ""} />;
  return (
    <div className="field">
      <label htmlFor="comment-mentorshipId">With</label>
      <select id="comment-mentorshipId" name="mentorshipId">
        {partners.map(({ mentorshipId, name }) => (
          <option key={mentorshipId} value={mentorshipId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Who reads what is written here, before it is written. */
function readers(isOwner: boolean, isHidden: boolean, { partners }: PlanTalk): string {
  if (!isOwner) return "The plan’s owner reads it and is told by e-mail, once an hour at most.";
  const [only, ...more] = partners;
  if (only === undefined) return "The plan is shown to no mentor: you alone read it, also when it is shown later.";
  if (isHidden)
    return "You keep this line to yourself: nobody else reads what is written here, or is told of it, until you show the line.";
  if (more.length > 0) return "No other mentor reads it. Who does is told by e-mail, once an hour at most.";
  return `${first(only.name)} reads it and is told by e-mail, once an hour at most. No later mentor does.`;
}

/** What is said about the plan or one line of it, thread by thread, and the form to say more. */
export function Comments({ talk, itemId, isHidden = false, pageHref, ...given }: Props) {
  const { planId, isOwner, canComment, actions } = given;
  const { threads, partners } = talk;
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null).length;
  const sign = pageHref.includes("?") ? "&" : "?";
  const answerHref = (id: string) => `${pageHref}${sign}answer=${id}#comment-${id}`;
  return (
    <Section
      id="comments"
      title="Comments"
      aside={threads.length === 0 ? "None yet" : `${open} open, ${threads.length - open} dealt with`}
    >
      {threads.length === 0 ? null : (
        <ol className="bare">
          {threads.map((thread) => (
            <CommentThread key={thread.id} thread={thread} frame={{ ...given, answerHref }} />
          ))}
        </ol>
      )}
      {canComment ? (
        <ActionForm action={actions.comment} id="comment" className="composer mt-4" label="Write a comment">
          <input type="hidden" name="planId" value={planId} />
          <input type="hidden" name="itemId" value={itemId ?? ""} />
          <Partner partners={partners} />
          <TextAreaField
            name="body"
            label="Comment"
            rows={3}
            hint={`Type # to refer to a line, for example #2.1. ${readers(isOwner, isHidden, talk)}`}
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
