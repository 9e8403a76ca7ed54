import { Time } from "@/components/ui/time";
import type { SharingView } from "@/server/plans/sharing/sharing";
import { linkName } from "./sharing-list";

const whatWords: Readonly<Record<string, string>> = {
  plan: "looked at the plan",
  benchmark: "looked at the benchmark",
  changes: "looked at what changed",
  gate: "looked at a gate",
  review: "looked at a review",
  "file: pdf": "took it away as a PDF",
  "file: xml": "took it away as Project XML",
  "file: csv": "took it away as CSV",
  "file: ics": "took it away as a calendar",
  "file: json": "took it away as JSON",
};

/** Every look by somebody else: who, at what, at which revision, when and how often within the hour. */
export function Views({ views, zone }: { readonly views: SharingView["views"]; readonly zone: string }) {
  if (views.length === 0) return <p>Nobody but you has looked at this plan yet.</p>;
  return (
    <ul className="bare">
      {views.map((view) => (
        <li key={view.id} className="ui rule-b py-2">
          <b>{view.viewerName ?? (view.isLink ? linkName(view.label) : "A former member")}</b>{" "}
          {view.isLink ? "was opened" : (whatWords[view.what] ?? "looked at a part of it")} at revision {view.revision}{" "}
          on <Time at={view.lastAt} as="slot" zone={zone} />
          {view.times === 1 ? "." : `, ${view.times} times.`}
        </li>
      ))}
    </ul>
  );
}
