import Link from "next/link";
import type { ReactNode } from "react";
import type { GanttAxis, GanttView } from "@/domain/plans/gantt/gantt-axis";
import { type GanttQuery, ganttHref } from "./gantt-address";

const views: readonly { readonly view: GanttView; readonly label: string }[] = [
  { view: "month", label: "Month" },
  { view: "quarter", label: "Quarter" },
  { view: "route", label: "Whole route" },
];

function Switch({ on, href, children }: { readonly on: boolean; readonly href: string; readonly children: string }) {
  return (
    <Link className={on ? "gswitch on" : "gswitch"} prefetch={false} scroll={false} href={href}>
      {children}
      <span className="vh">{on ? " is on; turn it off" : " is off; turn it on"}</span>
    </Link>
  );
}

/** What of the plan is shown, as links, so that a view has an address and needs no script. `children` stand at the end. */
export function GanttControls({
  pageHref,
  query,
  axis,
  foldable,
  children,
}: {
  readonly pageHref: string;
  readonly query: GanttQuery;
  readonly axis: Pick<GanttAxis, "previous" | "next">;
  /** References of all goals, when folding them is worth while; empty otherwise. */
  readonly foldable: readonly string[];
  readonly children?: ReactNode;
}) {
  const allFolded = foldable.length > 0 && foldable.every((reference) => query.folded.has(reference));
  return (
    <div className="gbar">
      <div className="row">
        <nav className="gviews" aria-label="Scale of the chart">
          {views.map(({ view, label }) => (
            <Link
              key={view}
              prefetch={false}
              scroll={false}
              href={ganttHref(pageHref, query, { view, from: null })}
              aria-current={query.view === view ? "true" : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
        {axis.previous === null ? null : (
          <Link
            className="ui"
            prefetch={false}
            scroll={false}
            href={ganttHref(pageHref, query, { from: axis.previous })}
          >
            Earlier
          </Link>
        )}
        {axis.next === null ? null : (
          <Link className="ui" prefetch={false} scroll={false} href={ganttHref(pageHref, query, { from: axis.next })}>
            Later
          </Link>
        )}
        <Switch on={query.baseline} href={ganttHref(pageHref, query, { baseline: !query.baseline })}>
          Baseline
        </Switch>
        <Switch on={query.criticalOnly} href={ganttHref(pageHref, query, { criticalOnly: !query.criticalOnly })}>
          Critical only
        </Switch>
        {foldable.length === 0 ? null : (
          <Link
            className="ui"
            prefetch={false}
            scroll={false}
            href={ganttHref(pageHref, query, { folded: new Set(allFolded ? [] : foldable) })}
          >
            {allFolded ? "Open all goals" : "Fold all goals"}
          </Link>
        )}
      </div>
      {children}
    </div>
  );
}

/** What the marks of the chart mean. */
export function GanttKey({ baseline, held }: { readonly baseline: boolean; readonly held: boolean }) {
  return (
    <div className="chartkey gkey">
      <span>
        <svg width="26" height="13" aria-hidden="true">
          <rect className="bar crit" width="24" height="11" x="1" y="1" />
          <rect className="done crit" width="12" height="11" x="1" y="1" />
        </svg>
        On the critical path, half done
      </span>
      <span>
        <svg width="26" height="13" aria-hidden="true">
          <rect className="bar" width="24" height="11" x="1" y="1" />
          <rect className="done" width="12" height="11" x="1" y="1" />
        </svg>
        Other task
      </span>
      {baseline ? (
        <span>
          <svg width="26" height="5" aria-hidden="true">
            <line className="bl" x1="0" x2="26" y1="2.5" y2="2.5" />
          </svg>
          Baseline
        </span>
      ) : null}
      <span>
        <svg width="27" height="11" aria-hidden="true">
          <line className="flt" x1="0" x2="26" y1="5.5" y2="5.5" />
          <line className="fltend" x1="26" x2="26" y1="0.5" y2="10.5" />
        </svg>
        Float
      </span>
      <KeyDiamond state="open">Gate, not signed</KeyDiamond>
      <KeyDiamond state="passed">Passed</KeyDiamond>
      {held ? <KeyDiamond state="held">Held</KeyDiamond> : null}
      {baseline ? (
        <span>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <path className="gate base" d="M0-7 7 0 0 7-7 0z" />
          </svg>
          Baseline gate
        </span>
      ) : null}
    </div>
  );
}

function KeyDiamond({ state, children }: { readonly state: "open" | "passed" | "held"; readonly children: string }) {
  return (
    <span>
      <svg width="16" height="16" viewBox="-10.5 -10.5 21 21" className="crit" aria-hidden="true">
        <path className={`gate ${state}`} d="M0-9.5 9.5 0 0 9.5-9.5 0z" />
        {state === "held" ? <path className="hatch" d="M-7-4 3 6M-4-7 6 3M-7 4 3-6M-4 7 6-3" /> : null}
      </svg>
      {children}
    </span>
  );
}
