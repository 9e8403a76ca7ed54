import Link from "next/link";
import { longDate, weekdayDate } from "@/domain/dates";
import type { ReviewStanding as Standing } from "@/server/gates/review-view";

function sinceWords(changes: number): string {
  if (changes === 0) return "nothing changed since";
  return changes === 1 ? "1 change since" : `${changes} changes since`;
}

function withoutDate({ everyDays, agreed, mentored, closed }: Standing): string {
  if (closed) return "No review is asked for any more: the plan is closed.";
  if (everyDays === null) return "No review rhythm is set.";
  if (!agreed) return "The review rhythm begins when the plan is agreed.";
  return mentored ? "" : "The review rhythm rests until the plan is shown to a mentor.";
}

/** Which revision stands signed and how the plan has moved on, and when the next review comes round: for the plan's own page. */
export function ReviewStanding({
  standing,
  zone,
  linked = true,
}: {
  readonly standing: Standing;
  /** Whether it leads to the review; not on the review's own page. */
  readonly linked?: boolean;
  readonly zone: string;
}) {
  const { signed, nextAt, passedAt, open, planId, isOwner } = standing;
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
      {open === null ? null : <>A review of revision {open.revision} is open. </>}
      {nextAt === null ? `${withoutDate(standing)} ` : null}
      {passedAt === null ? null : (
        <>
          A review came round on <time dateTime={passedAt.toISOString()}>{weekdayDate(passedAt, zone)}</time>.{" "}
        </>
      )}
      {nextAt === null ? null : (
        <>
          Next review by <time dateTime={nextAt.toISOString()}>{weekdayDate(nextAt, zone)}</time>.{" "}
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
