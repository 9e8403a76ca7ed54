import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import type { RecentEvent } from "@/server/mentorships/events";

const words: Readonly<Record<RecentEvent["kind"], string>> = {
  request_asked: "asked you to mentor them",
  request_accepted: "accepted your request",
  request_declined: "declined your request",
  request_expired: "did not answer in time",
  request_withdrawn: "took their request back",
  request_elsewhere: "found a mentor before you answered",
  request_passed_over: "could not be asked when the turn came",
  question: "asked you a question first",
  reply: "replied to your question",
  signed: "signed your agreement",
  proposed: "proposed a change of your agreement",
  paused: "paused your mentorship",
  resumed: "resumed your mentorship",
  completed: "completed your mentorship",
  ended: "ended your mentorship",
  session_recorded: "recorded a session with you",
  session_confirmed: "confirmed your session",
  session_disputed: "says that a session did not take place",
  application_approved: "Your application to mentor was approved",
  application_declined: "Your application to mentor was declined",
};

/** What others did around the member, newest first, each with a link to where it can be read. */
export function TodayEvents({ events, zone }: { readonly events: readonly RecentEvent[]; readonly zone: string }) {
  return (
    <ul className="bare">
      {events.map(({ kind, name, domainId, path, at }) => (
        <li key={`${kind} ${path} ${at.toISOString()}`} className="note">
          <Avatar name={name ?? "Critical Path"} domain={domainId} size="s" />
          <div>
            <div className="meta">
              {name === null ? null : <b>{name}</b>}
              <Link href={path} prefetch={false} className="inline-block py-1">
                {words[kind]}
              </Link>
              <span className="time">
                <Time at={at} as="slot" zone={zone} />
              </span>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
