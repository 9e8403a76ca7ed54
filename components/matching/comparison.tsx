import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { MentorComparison } from "@/server/matching/directory-view";
import { CompareFacts } from "./compare-facts";
import { CompareFit } from "./compare-fit";
import { mentorCount } from "./filter-words";

/** Two or three mentors side by side: how well each fits, then the facts of both sides. */
export function Comparison({
  comparison,
  leftOut,
}: {
  readonly comparison: MentorComparison;
  /** How many more were ticked than stand side by side. */
  readonly leftOut: number;
}) {
  const { mentors } = comparison;
  return (
    <div className="wrap">
      <PageHead
        title={`${mentorCount(mentors.length)}, side by side`}
        crumbs={[{ href: "/mentors", label: "Mentors" }, { label: "Compare" }]}
      >
        {leftOut === 0 ? null : (
          <p>
            Three fit side by side, so {leftOut === 1 ? "the last one" : `the last ${leftOut}`} that you ticked{" "}
            {leftOut === 1 ? "is" : "are"} left out.
          </p>
        )}
        <p>What each part of the fit gave, how far it is behind the best, and the facts of both sides.</p>
      </PageHead>
      <div className="stack-12">
        {mentors.some((mentor) => mentor.fit !== null) ? (
          <Section id="fits" title="How well each fits">
            <CompareFit mentors={mentors} />
          </Section>
        ) : null}
        <Section id="facts" title="Facts" aside="What a mentor has in common with you is bold">
          <CompareFacts comparison={comparison} />
        </Section>
      </div>
    </div>
  );
}
