import Link from "next/link";
import { Fragment } from "react";
import type { PlanView } from "@/server/plans/queries";

/** A reference to a line of the plan, as it is cited; magenta when the line is critical. Without an address it leads nowhere. */
export function Ref({
  href,
  wbs,
  critical = false,
}: {
  readonly href: string | null;
  readonly wbs: string;
  readonly critical?: boolean;
}) {
  if (href === null) return <span className={critical ? "ref crit" : "ref"}>{wbs}</span>;
  return (
    <Link className={critical ? "ref crit" : "ref"} href={href} prefetch={false}>
      {wbs}
    </Link>
  );
}

export type RefTarget = { readonly href: string; readonly critical: boolean };

/** Where each reference of the plan leads. */
export function refTargets(plan: Pick<PlanView, "lines" | "schedule">, planHref: string): Map<string, RefTarget> {
  return new Map(
    plan.lines.map((line) => [
      line.wbs,
      { href: `${planHref}/items/${line.id}`, critical: plan.schedule.items.get(line.id)?.critical ?? false },
    ]),
  );
}

/** Text in which `#2.1` leads to the line of that reference, where the plan has one. */
export function RefText({
  text,
  targets,
}: {
  readonly text: string;
  readonly targets: ReadonlyMap<string, RefTarget>;
}) {
  const parts = text.split(/(#[gG]?\d+(?:\.\d+)?)/);
  return parts.map((part, index) => {
    const target = part.startsWith("#") ? targets.get(part.slice(1).toUpperCase()) : undefined;
    // Parts of one text have no other identity than their place.
    const key = `${index}:${part}`;
    if (target === undefined) return <Fragment key={key}>{part}</Fragment>;
    return <Ref key={key} href={target.href} wbs={part.slice(1).toUpperCase()} critical={target.critical} />;
  });
}
