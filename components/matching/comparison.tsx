import { PageHead } from "@/components/ui/page-head";
import type { MentorComparison } from "@/server/matching/directory-view";
import { CompareTable } from "./compare-table";
import { mentorCount } from "./filter-words";

/** Two or three mentors side by side, under one head. */
export function Comparison({ comparison }: { readonly comparison: MentorComparison }) {
  const { mentors } = comparison;
  return (
    <div className="wrap">
      <PageHead
        title={`${mentorCount(mentors.length)}, side by side`}
        crumbs={[{ href: "/mentors", label: "Mentors" }, { label: "Compare" }]}
      >
        <p>What each part of the fit gave, and what differs. A figure in brackets is how far it is behind the best.</p>
      </PageHead>
      <CompareTable comparison={comparison} />
    </div>
  );
}
