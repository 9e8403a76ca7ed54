import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import type { ReceivedRequest, SentRequest } from "@/server/requests/view";
import { RequestLine } from "./request-line";
import { receivedSentence } from "./request-words";

type Reading = { readonly now: Date; readonly zone: string };

/** The requests that the member has sent, newest first. */
export function SentRequests({ sent, now, zone }: Reading & { readonly sent: readonly SentRequest[] }) {
  return (
    <Section id="sent" title="Sent by you">
      {sent.length === 0 ? (
        <EmptyState
          title="You have not asked a mentor yet"
          action={<LinkButton href="/mentors">Find a mentor</LinkButton>}
        >
          A request names your goals and up to three mentors in order. Only one is asked at a time, and you always see
          by when.
        </EmptyState>
      ) : (
        <ul className="bare">
          {sent.map((request) => (
            <RequestLine key={request.id} request={request} now={now} zone={zone} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The requests put to the member as a mentor: those that wait first, then the rest, newest first. */
export function ReceivedRequests({ received, now, zone }: Reading & { readonly received: readonly ReceivedRequest[] }) {
  const ordered = [
    ...received.filter((one) => one.waiting !== null),
    ...received.filter((one) => one.waiting === null),
  ];
  return (
    <Section id="received" title="Put to you">
      {ordered.length === 0 ? (
        <EmptyState title="No requests yet">
          When a mentee asks you, the request stands here with the date by which it wants an answer.
        </EmptyState>
      ) : (
        <ul className="bare">
          {ordered.map((one) => (
            <li key={one.choiceId} className="note">
              <Avatar name={one.mentee.name} domain={one.mentee.domainId} photoUrl={one.mentee.photoUrl} size="s" />
              <div>
                <div className="meta">
                  <Link
                    href={`/requests/${one.requestId}`}
                    prefetch={false}
                    className="inline-block py-1 font-semibold"
                  >
                    {one.mentee.name}
                  </Link>
                  <span>{receivedSentence(one.state, one.withdrawal)}</span>
                  <span className="time">
                    <Time at={one.decidedAt ?? one.askedAt} zone={zone} />
                  </span>
                </div>
                {one.waiting === null ? null : <Waiting obligation={one.waiting} now={now} zone={zone} />}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
