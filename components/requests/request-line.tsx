import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import type { SentRequest } from "@/server/requests/view";
import { choiceSentence } from "./request-words";

/** One request that the member has sent: who is asked, who owes the next step, and by when. */
export function RequestLine({
  request,
  now,
  zone,
}: {
  readonly request: SentRequest;
  readonly now: Date;
  readonly zone: string;
}) {
  const { choices, waiting } = request;
  const current =
    choices.find(
      (choice) => choice.state === "asked" || choice.state === "questioned" || choice.state === "accepted",
    ) ?? choices.at(-1);
  if (!current) return null;
  return (
    <li className="note">
      <Avatar name={current.mentor.name} domain={current.mentor.domainId} photoUrl={current.mentor.photoUrl} size="s" />
      <div>
        <div className="meta">
          <Link href={`/requests/${request.id}`} prefetch={false} className="inline-block py-1 font-semibold">
            {current.mentor.name}
          </Link>
          <span>{choiceSentence(current.state, request)}</span>
          <span className="time">
            <Time at={request.createdAt} zone={zone} />
          </span>
        </div>
        {choices.length > 1 ? (
          <p className="small muted">In order: {choices.map((choice) => choice.mentor.name).join(", ")}</p>
        ) : null}
        {waiting === null ? null : <Waiting obligation={waiting} now={now} zone={zone} />}
      </div>
    </li>
  );
}
