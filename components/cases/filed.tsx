import Link from "next/link";
import { seatLabels } from "@/domain/cases/labels";
import type { caseStages } from "@/domain/cases/stages";

type Named = { readonly id: string; readonly name: string };

export type Filing = {
  readonly stage: (typeof caseStages)[number] | null;
  readonly skills: readonly Named[];
  readonly tags: readonly Named[];
};

/** Under what a case is filed, as lines of its sheet: the seat, the skills that it shows, its tags. */
export function Filed({ item, seat }: { readonly item: Filing; readonly seat: string }) {
  return (
    <>
      {item.stage === null ? null : (
        <div className="all">
          <dt>{seat}</dt>
          <dd>
            <Link href={`/cases?stage=${item.stage}`} prefetch={false}>
              {seatLabels[item.stage]}
            </Link>
          </dd>
        </div>
      )}
      <div className="all">
        <dt>Skills</dt>
        <dd className="ui font-normal">{item.skills.map(({ name }) => name).join("; ")}</dd>
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
    </>
  );
}
