import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { CaseOutcome } from "@/domain/cases/content-schema";
import type { caseStages } from "@/domain/cases/stages";
import { Outcome } from "./outcome";
import { seatLabels } from "./words";

type Named = { readonly id: string; readonly name: string };

/** The sheet that goes with a member's case. Of one that is shut it says so in the place of its outcome. */
export function MemberCaseFacts({
  item,
  zone,
}: {
  readonly item: {
    readonly title: string;
    readonly organisation: string;
    readonly country: string;
    readonly year: number | null;
    readonly stage: (typeof caseStages)[number] | null;
    readonly outcome: CaseOutcome;
    readonly shut: boolean;
    readonly publishedAt: Date | null;
    readonly skills: readonly Named[];
    readonly tags: readonly Named[];
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
        <div>
          <dt>Year</dt>
          <dd>{item.year ?? "–"}</dd>
        </div>
        <div>
          <dt>Told as</dt>
          <dd>{item.stage === null ? "–" : seatLabels[item.stage]}</dd>
        </div>
        <div className="all">
          <dt>Outcome</dt>
          <dd>{item.shut ? "Shut until you have decided" : <Outcome outcome={item.outcome} />}</dd>
        </div>
        <div className="all">
          <dt>Skills</dt>
          <dd>{item.skills.map(({ name }) => name).join(", ")}</dd>
        </div>
        {item.tags.length === 0 ? null : (
          <div className="all">
            <dt>Tags</dt>
            <dd className="row">
              {item.tags.map(({ id, name }) => (
                <Link key={id} href={`/cases?tag=${id}`} prefetch={false}>
                  {name}
                </Link>
              ))}
            </dd>
          </div>
        )}
        {item.publishedAt === null ? null : (
          <div className="all">
            <dt>Published</dt>
            <dd>
              <Time at={item.publishedAt} as="long" zone={zone} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
