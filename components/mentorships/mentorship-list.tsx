import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import { stateWords } from "@/domain/mentorships/state";
import type { MentorshipLine } from "@/server/mentorships/view";

/** Mentorships as lines: the other one, which side they are on, how it stands and since when. */
export function MentorshipList({
  mentorships,
  zone,
}: {
  readonly mentorships: readonly MentorshipLine[];
  readonly zone: string;
}) {
  return (
    <ul className="bare">
      {mentorships.map(({ id, side, state, partner, startedAt, endedAt }) => (
        <li key={id} className="note">
          <Avatar name={partner.name} domain={partner.domainId} photoUrl={partner.photoUrl} size="s" />
          <div>
            <div className="meta">
              <Link href={`/mentorships/${id}`} prefetch={false} className="inline-block py-1 font-semibold">
                {partner.name}
              </Link>
              <span>{side === "mentee" ? "your mentor" : "your mentee"}</span>
            </div>
            <p className="small muted">
              {stateWords[state]}, {endedAt === null ? "since" : "begun"} <Time at={startedAt} as="long" zone={zone} />
              {endedAt === null ? null : (
                <>
                  , closed <Time at={endedAt} as="long" zone={zone} />
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
