import Link from "next/link";
import type { PlanRole } from "@/domain/plans/policy";

const tabs = [
  { path: "", label: "Schedule", for: ["owner", "mentor", "reader"] },
  { path: "/benchmark", label: "Benchmark", for: ["owner", "mentor"] },
  { path: "/agree", label: "Agreement", for: ["owner", "mentor"] },
  { path: "/review", label: "Review", for: ["owner", "mentor"] },
  { path: "/changes", label: "Changes", for: ["owner", "mentor", "reader"] },
  { path: "/sharing", label: "Sharing", for: ["owner"] },
  { path: "/files", label: "Files", for: ["owner", "mentor", "reader"] },
] as const satisfies readonly { path: string; label: string; for: readonly PlanRole[] }[];

export type PlanTab = (typeof tabs)[number]["path"];

/** The pages of a plan that this reader may open. */
export function PlanTabs({
  planHref,
  role,
  here,
}: {
  readonly planHref: string;
  readonly role: PlanRole;
  readonly here: PlanTab;
}) {
  return (
    <nav className="tabs mt-8" aria-label="Pages of the plan">
      {tabs
        .filter((tab) => tab.for.some((one) => one === role))
        .map(({ path, label }) => (
          <Link
            key={path}
            href={`${planHref}${path}`}
            prefetch={false}
            aria-current={path === here ? "page" : undefined}
          >
            {label}
          </Link>
        ))}
    </nav>
  );
}
