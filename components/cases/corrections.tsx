import Link from "next/link";
import { Time } from "@/components/ui/time";

/** When a case was corrected and why; for its author and moderators the ways to correct it and to see what it said. */
export function Corrections({
  slug,
  corrections,
  canCorrect,
  zone,
}: {
  readonly slug: string;
  readonly corrections: readonly { readonly at: string; readonly reason: string }[];
  readonly canCorrect: boolean;
  readonly zone: string | undefined;
}) {
  if (corrections.length === 0 && !canCorrect) return null;
  return (
    <div className="ui stack-2">
      {corrections.map(({ at, reason }) => (
        <p key={at} className="muted">
          Corrected on <Time at={new Date(at)} as="long" zone={zone} />: {reason}
        </p>
      ))}
      {canCorrect ? (
        <p className="row">
          <Link href={`/cases/${slug}/correct`} prefetch={false}>
            Correct this case
          </Link>
          {corrections.length === 0 ? null : (
            <Link href={`/cases/${slug}/history`} prefetch={false}>
              What it said before
            </Link>
          )}
        </p>
      ) : null}
    </div>
  );
}
