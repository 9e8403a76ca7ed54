import Link from "next/link";
import { type DirectoryQuery, directoryHref } from "@/domain/matching/directory-query";
import { type ActiveFilter, mentorCount } from "./filter-words";

export type DirectorySort = NonNullable<DirectoryQuery["sort"]>;

const sortLabels: Readonly<Record<DirectorySort, string>> = {
  fit: "Best fit",
  free: "Soonest free",
  name: "Name",
};

function Cross() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="m5 5 10 10M15 5 5 15" />
    </svg>
  );
}

/** How many were found, what narrows them (each with a way to take it off), and the order. */
export function DirectoryBar({
  query,
  total,
  active,
  sort,
  sorts,
}: {
  readonly query: DirectoryQuery;
  readonly total: number;
  readonly active: readonly ActiveFilter[];
  /** The order that the list has. */
  readonly sort: DirectorySort;
  readonly sorts: readonly DirectorySort[];
}) {
  const { after: _, ...first } = query;
  return (
    <div className="row between border-ink border-b-2 pb-2.5">
      <div className="chips">
        <b className="ui">{mentorCount(total)}</b>
        {active.map(({ key, label, without }) => (
          <span key={key} className="chip">
            {label}
            <Link href={directoryHref(without)} prefetch={false} aria-label={`Remove ${label}`}>
              <Cross />
            </Link>
          </span>
        ))}
        {active.length < 2 ? null : (
          <Link className="small" href="/mentors" prefetch={false}>
            Take all off
          </Link>
        )}
      </div>
      <nav className="ui flex flex-wrap items-baseline gap-x-4" aria-label="Order">
        <span className="muted">Sort</span>
        {sorts.map((choice) => (
          <Link
            key={choice}
            prefetch={false}
            className={choice === sort ? "font-semibold decoration-2 decoration-ink" : undefined}
            aria-current={choice === sort ? "true" : undefined}
            href={directoryHref({ ...first, sort: choice })}
          >
            {sortLabels[choice]}
          </Link>
        ))}
      </nav>
    </div>
  );
}
