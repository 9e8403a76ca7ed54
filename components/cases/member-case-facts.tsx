import { Time } from "@/components/ui/time";
import type { CaseOutcome } from "@/domain/cases/content-schema";
import { Filed, type Filing } from "./filed";
import { Outcome } from "./outcome";

/** The sheet that goes with a member's case. Of one that is shut it says so in the place of its outcome. */
export function MemberCaseFacts({
  item,
  zone,
}: {
  readonly item: Filing & {
    readonly title: string;
    readonly organisation: string;
    readonly country: string;
    readonly year: number | null;
    readonly outcome: CaseOutcome;
    readonly shut: boolean;
    readonly publishedAt: Date | null;
  };
  readonly zone: string | undefined;
}) {
  return (
    <section className="casefacts" aria-label={`Facts of ${item.title}`}>
      <dl>
        <div>
          <dt>Organisation</dt>
          <dd>{item.organisation}</dd>
        </div>
        <div>
          <dt>Country</dt>
          <dd>{item.country}</dd>
        </div>
        <div className={item.publishedAt === null ? "all" : undefined}>
          <dt>Year</dt>
          <dd>{item.year ?? "–"}</dd>
        </div>
        {item.publishedAt === null ? null : (
          <div>
            <dt>Published</dt>
            <dd>
              <Time at={item.publishedAt} as="long" zone={zone} />
            </dd>
          </div>
        )}
        <div className="all">
          <dt>Outcome</dt>
          <dd>{item.shut ? "Shut until you have decided" : <Outcome outcome={item.outcome} />}</dd>
        </div>
        <Filed item={item} seat="Told as" />
      </dl>
    </section>
  );
}
