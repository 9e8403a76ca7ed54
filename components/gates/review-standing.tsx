import Link from "next/link";
import { longDate, weekdayDate } from "@/domain/dates";
import type { ReviewStanding as Standing } from "@/server/gates/review-view";

function sinceWords(changes: number): string {
  if (changes === 0) return "nothing changed since";
  return changes === 1 ? "1 change since" : `${changes} changes since`;
}

/** Which revision stands signed and how the plan has moved on, and when the next review comes round: for the plan's own page. */
export function ReviewStanding({
  standing,
  now,
  zone,
  linked = true,
}: {
  readonly standing: Standing;
  /** Whether it leads to the review; not on the review's own page. */
  readonly linked?: boolean;
  readonly now: Date;
  readonly zone: string;
}) {
  const { signed, nextAt, open, planId, isOwner, everyDays } = standing;
  return (
    <p className="ui muted">
      {signed === null ? null : (
        <>
          Signed at revision {signed.revision} by {signed.names.join(" and ")} on{" "}
          <time dateTime={signed.signedAt.toISOString()}>{longDate(signed.signedAt, zone)}</time>; the plan is at{" "}
          {signed.now}:{" "}
          {signed.changesSince === 0 ? (
            sinceWords(0)
          ) : (
            <Link href={`/plans/${planId}/changes?from=${signed.revision}&to=${signed.now}`} prefetch={false}>
              {sinceWords(signed.changesSince)}
            </Link>
          )}
          .{" "}
        </>
      )}
      {open !== null ? (
        <>A review of revision {open.revision} is open. </>
      ) : nextAt === null ? (
        `${everyDays === null ? "No review rhythm is set." : "The review rhythm begins when the plan is agreed."} `
      ) : (
        <>
          {nextAt < now ? "A review came round on" : "Next review by"}{" "}
          <time dateTime={nextAt.toISOString()}>{weekdayDate(nextAt, zone)}</time>.{" "}
        </>
      )}
      {linked ? (
        <Link href={`/plans/${planId}/review`} prefetch={false}>
          {open === null && isOwner ? "Ask for a review" : "Open the review"}
        </Link>
      ) : null}
    </p>
  );
}
