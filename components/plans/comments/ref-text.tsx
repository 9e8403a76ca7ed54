import Link from "next/link";
import { Fragment } from "react";
import { textParts } from "@/domain/plans/mentions";
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

export type RefTarget = { readonly wbs: string; readonly href: string; readonly critical: boolean };

/** Where each line of the plan is read, by its id, and which number it has today. */
export function refTargets(plan: Pick<PlanView, "lines" | "schedule">, planHref: string): Map<string, RefTarget> {
  return new Map(
    plan.lines.map(({ id, wbs }) => [
      id,
      { wbs, href: `${planHref}/items/${id}`, critical: plan.schedule.items.get(id)?.critical ?? false },
    ]),
  );
}

/**
 * Text in which `#2.1` leads to the line that it meant when it was written. A line that has another number by now is named by
 * today's, with the written one beside it; one that is not shown any more is named as it was and leads nowhere.
 */
export function RefText({
  text,
  refs,
  targets,
}: {
  readonly text: string;
  /** Which item each reference meant; null for one that this reader does not see. */
  readonly refs: Readonly<Record<string, string | null>>;
  readonly targets: ReadonlyMap<string, RefTarget>;
}) {
  return textParts(text).map(({ words, reference }, index) => {
    // Parts of one text have no other identity than their place.
    const key = `${index}:${words}`;
    const itemId = reference === null ? undefined : refs[reference];
    if (reference === null || itemId === undefined) return <Fragment key={key}>{words}</Fragment>;
    const target = itemId === null ? undefined : targets.get(itemId);
    if (target === undefined) {
      return (
        <Fragment key={key}>
          <Ref href={null} wbs={reference} /> <span className="muted">(no longer shown)</span>
        </Fragment>
      );
    }
    return (
      <Fragment key={key}>
        <Ref {...target} />
        {target.wbs === reference ? null : <span className="muted"> ({reference} when written)</span>}
      </Fragment>
    );
  });
}
