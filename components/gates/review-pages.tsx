import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PagedChanges, ReviewPageLine } from "@/server/gates/review-view";
import { reviewHref } from "./review-href";

const span = ({ from, to }: ReviewPageLine) => `${from} to ${to}`;

function standing({ answered, from, to, wants }: ReviewPageLine): ReactNode {
  if (wants) return <b>words missing</b>;
  if (answered === 0) return null;
  return answered === to - from + 1 ? "all answered" : `${answered} answered`;
}

/**
 * The pages of a long review. In the mentor's form each is a button that keeps what is written before it shows the other page;
 * whoever only reads follows links.
 */
export function ReviewPages({
  changes,
  planId,
  answering,
}: {
  readonly changes: PagedChanges;
  readonly planId: string;
  readonly answering: boolean;
}) {
  const { pages, page: here, count } = changes;
  if (pages.length < 2) return null;
  const next = pages.find(({ page }) => page === here + 1);
  return (
    <nav className="mt-6" aria-label="Pages of the review">
      <p className="ui muted">
        {count.toLocaleString("en-GB")} changes, shown {pages[0]?.to} at a time.
        {answering ? " Going to another page keeps what you have written on this one." : ""}
      </p>
      {next === undefined || !answering ? null : (
        <div className="mt-3">
          <SubmitButton name="intent" value={`page:${next.page}`} busy="Keeping…">
            {`Keep and show ${span(next)}`}
          </SubmitButton>
        </div>
      )}
      <ol className="bare row mt-3">
        {pages.map((line) => (
          <li key={line.page}>
            {line.page === here ? (
              <b aria-current="page" className="ui nowrap">
                {span(line)}
              </b>
            ) : answering ? (
              <SubmitButton look="secondary" small name="intent" value={`page:${line.page}`} busy="Keeping…">
                {span(line)}
              </SubmitButton>
            ) : (
              <Link
                href={reviewHref(planId, line.page)}
                prefetch={false}
                className={buttonClass({ look: "secondary", small: true })}
              >
                {span(line)}
              </Link>
            )}
            {answering ? <span className="block small muted">{standing(line)}</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
