import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** The lesson that somebody draws from a kept post, in a sentence of their own; or the post let go. `back` is where they came from. */
export function LessonForm({
  postId,
  number,
  lesson,
  back,
  action,
}: {
  readonly postId: string;
  /** Of the post, or null where it is not shown any more. */
  readonly number: string | null;
  readonly lesson: string | null;
  readonly back: string;
  readonly action: FormAction;
}) {
  const of = number === null ? "a post that is gone" : number;
  return (
    <ActionForm action={action} id={`lesson-${postId}`} className="mt-2 mb-4" label={`What you keep of ${of}`}>
      <input type="hidden" name="postId" value={postId} />
      <input type="hidden" name="back" value={back} />
      <TextAreaField
        name="lesson"
        label="Your lesson"
        aside="optional"
        hint="One sentence in your own words. You alone see it."
        rows={2}
        maxLength={500}
        defaultValue={lesson ?? ""}
      />
      <Draft of={`lesson:${postId}`} />
      <div className="row mt-2">
        <SubmitButton small busy="Saving…" name="intent" value="keep">
          Save the lesson
        </SubmitButton>
        <SubmitButton small look="quiet" busy="Letting go…" name="intent" value="let-go">
          Keep it no longer
        </SubmitButton>
        <a className="ui" href={back}>
          Leave it as it is
        </a>
      </div>
    </ActionForm>
  );
}
