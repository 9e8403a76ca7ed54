import { RatingGroups } from "@/components/benchmark/rating-form";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanBenchmark } from "@/server/plans/benchmark/benchmark";

/** The mentor's own view of each competency, filled in with what they said last. */
export function MentorRating({
  planId,
  ownerName,
  lines,
  scale,
  action,
}: {
  readonly planId: string;
  readonly ownerName: string;
  readonly lines: PlanBenchmark["lines"];
  readonly scale: PlanBenchmark["scale"];
  readonly action: FormAction;
}) {
  return (
    <section className="mt-12" aria-labelledby="rate">
      <h2 id="rate">Rate {ownerName}</h2>
      <p className="muted mt-1 max-w-[66ch]">
        What you have seen, not what you expect. Your ratings stand beside their own, dated, and are never averaged with
        them. Leave alone what you cannot judge.
      </p>
      <ActionForm action={action} id="mentor-rating" label={`Rate ${ownerName}`} className="fields mt-6">
        <input type="hidden" name="planId" value={planId} />
        <RatingGroups
          lines={lines.map((line) => ({ ...line, self: line.mentor }))}
          scale={scale}
          asks={`where you see ${ownerName} today`}
        />
        <TextAreaField
          name="note"
          label="What you base it on"
          aside="optional"
          hint="Kept with each rating that you change now."
          rows={3}
          maxLength={500}
        />
        <Draft of={`plan-rating:${planId}`} />
        <div>
          <SubmitButton busy="Saving…">Save the ratings</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
