import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { MailChoice } from "@/domain/notifications/choices";

/** The mail that one switches on and off, and how much it says. */
export function MailForm({
  choices,
  action,
}: {
  readonly choices: Readonly<Record<MailChoice, boolean>>;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="mail" className="fields" label="Mail that you choose">
      <Tick
        name="plan_comments"
        label="Comments on development plans"
        hint="When somebody comments on a plan that you work on, or answers you; once an hour at most. The comments stand beside the plan either way."
        ticked={choices.plan_comments}
      />
      <Tick
        name="post_answers"
        label="Answers and mentions in discussions"
        hint="When somebody answers you, names you with @, or answers a thread that you opened."
        ticked={choices.post_answers}
      />
      <Tick
        name="post_watched"
        label="What you watch in discussions"
        hint="New posts in threads, tags and domains that you watch; of one thread once an hour at most."
        ticked={choices.post_watched}
      />
      <Tick
        name="posts_without_words"
        label="Leave the words of posts out of my mail"
        hint="A mail then says only who has posted and where. Posts for one programme are never quoted in mail."
        ticked={choices.posts_without_words}
      />
      <div>
        <SubmitButton busy="Saving…">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
