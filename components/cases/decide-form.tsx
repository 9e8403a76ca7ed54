import Link from "next/link";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";

/** What has to be done before the outcome of a case is shown: decide, or say that one looks without. */
export function DecideForm({
  slug,
  options,
  isMember,
  action,
}: {
  readonly slug: string;
  readonly options: readonly string[];
  readonly isMember: boolean;
  readonly action: FormAction;
}) {
  return (
    <Section id="decide" title="What would you have done?" aside="Then you see what happened">
      <p className="prose">
        How it came out, what the author would do now and the discussion stay shut until you have decided.
      </p>
      {isMember ? (
        <ActionForm action={action} id="decide-form" className="max-w-[42rem] stack-6 mt-4" label="Decide">
          <input type="hidden" name="slug" value={slug} />
          <Choices
            name="option"
            legend="Your decision"
            options={options.map((option, at) => ({ value: String(at), label: option }))}
          />
          <TextAreaField
            name="why"
            label="Why"
            aside="optional"
            rows={3}
            maxLength={2000}
            hint="For yourself alone, to read beside what happened. Your choice is counted without your name."
          />
          <Draft of={`case-decision:${slug}`} />
          <div className="row">
            <SubmitButton busy="Opening…" name="intent" value="decide">
              Decide and see what happened
            </SubmitButton>
            <SubmitButton busy="Opening…" look="quiet" name="intent" value="skip">
              Look without deciding
            </SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <p className="ui mt-4">
          <Link href={`/sign-in?next=${encodeURIComponent(`/cases/${slug}`)}`} prefetch={false}>
            Sign in to decide
          </Link>
          , or{" "}
          <a href={`/cases/${slug}?open=yes#outcome`} rel="nofollow">
            look without deciding
          </a>
          .
        </p>
      )}
    </Section>
  );
}
