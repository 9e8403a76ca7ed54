import { FitBar, Score } from "@/components/charts/fit-bar";
import { FitTable } from "@/components/charts/fit-table";
import { Section } from "@/components/ui/section";
import type { MentorPage } from "@/server/matching/directory-view";
import { explainedSlots } from "./explained-slots";

/** How well reader and mentor fit: bar, key and every reason; or, in words, why there is no score. */
export function MentorFit({ mentor }: { readonly mentor: MentorPage }) {
  const { fit, notEnough, name } = mentor;
  if (fit !== null) {
    return (
      <Section id="fit" title="How well you fit" end={<Score points={fit.points} />}>
        <FitBar slots={fit.slots} large />
        <div className="mt-4">
          <FitTable who={name} slots={explainedSlots(fit)} />
        </div>
        <p className="small muted mt-3">
          The weights are judgement, not fitted to outcomes. A fact that is not known is never counted as agreement.
        </p>
      </Section>
    );
  }
  if (notEnough === null || notEnough.length === 0) return null;
  return (
    <Section id="fit" title="How well you fit">
      <p className="font-semibold">Not enough to suggest.</p>
      <ul className="ui muted mt-1">
        {notEnough.map((sentence) => (
          <li key={sentence}>{sentence}.</li>
        ))}
      </ul>
      <p className="ui muted mt-2">A fact that is not known is never counted as agreement, so there is no score.</p>
    </Section>
  );
}
