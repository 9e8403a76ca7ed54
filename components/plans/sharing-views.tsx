import { Time } from "@/components/ui/time";
import type { SharingView } from "@/server/plans/sharing";
import { linkName } from "./sharing-list";

const whatWords: Readonly<Record<string, string>> = { plan: "the plan", benchmark: "the benchmark" };

/** Every look by somebody else: who, at what, at which revision, when and how often within the hour. */
export function Views({ views, zone }: { readonly views: SharingView["views"]; readonly zone: string }) {
  if (views.length === 0) return <p>Nobody but you has looked at this plan yet.</p>;
  return (
    <ul className="bare">
      {views.map((view) => (
        <li key={view.id} className="ui rule-b py-2">
          <b>{view.viewerName ?? (view.isLink ? linkName(view.label) : "A former member")}</b>
          {view.isLink ? " was opened" : ` looked at ${whatWords[view.what] ?? `its file ${view.what}`}`} at revision{" "}
          {view.revision} on <Time at={view.lastAt} as="slot" zone={zone} />
          {view.times === 1 ? "." : `, ${view.times} times.`}
        </li>
      ))}
    </ul>
  );
}
