import Link from "next/link";
import { Section } from "@/components/ui/section";
import type { Hat } from "@/domain/actor";
import type { ObligationLine } from "@/server/obligations/queries";
import { dutyLines } from "./today-duty-lines";

/** What each duty of the member asks of them today; nothing for somebody without one. */
export function TodayDuties({
  duties,
  owed,
}: {
  readonly duties: readonly Hat["kind"][];
  readonly owed: readonly Pick<ObligationLine, "kind">[];
}) {
  const lines = dutyLines(duties, owed);
  if (lines.length === 0) return null;
  return (
    <Section id="duties" title={lines.length === 1 ? "Your duty" : "Your duties"}>
      <dl className="sumlist">
        {lines.map(({ duty, sentence, place }) => (
          <div key={duty}>
            <dt>{duty}</dt>
            <dd>{sentence}</dd>
            {place === null ? null : (
              <dd>
                <Link href={place.href} prefetch={false} className="inline-block py-1">
                  {place.label}
                </Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Section>
  );
}
