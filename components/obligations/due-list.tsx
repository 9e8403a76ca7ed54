import Link from "next/link";
import { StatusMark } from "@/components/ui/status-mark";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { dueIn } from "@/domain/dates";
import type { ObligationLine } from "@/server/obligations/queries";

type Props = { readonly lines: readonly ObligationLine[]; readonly now: Date; readonly zone: string };

const dayMs = 86_400_000;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the member owes, by date, late first: each with the place where the step is taken and what happens otherwise. */
export function DueList({ lines, now, zone }: Props) {
  return (
    <ol className="bare agenda">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="date">
            <b>
              <Time at={line.dueAt} zone={zone} />
            </b>
          </span>
          <div>
            <Link href={line.path} prefetch={false} className="plain">
              <b>{capital(line.step)}</b>
            </Link>
            <div className="small muted">After that: {line.defaultText}</div>
          </div>
          <Mark dueAt={line.dueAt} now={now} zone={zone} />
        </li>
      ))}
    </ol>
  );
}

function Mark({ dueAt, now, zone }: { readonly dueAt: Date; readonly now: Date; readonly zone: string }) {
  const words = capital(dueIn(dueAt, now, zone));
  if (dueAt < now) return <StatusMark status="R">{words}</StatusMark>;
  if (dueAt.getTime() - now.getTime() < dayMs) return <StatusMark status="A">{words}</StatusMark>;
  return <Tag>{words}</Tag>;
}

/** What others owe the member, by date: who, what, by when, and what happens otherwise. */
export function AwaitedList({ lines, now, zone }: Props) {
  return (
    <ol className="bare agenda">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="date">
            <b>
              <Time at={line.dueAt} zone={zone} />
            </b>
          </span>
          <div>
            <Link href={line.path} prefetch={false} className="plain">
              <b>{line.ownerName}</b> {line.ownerName === "The coordinators" ? "have" : "has"} to {line.step}
            </Link>
            <div className="small muted">After that: {line.defaultText}</div>
          </div>
          <Tag>{capital(dueIn(line.dueAt, now, zone))}</Tag>
        </li>
      ))}
    </ol>
  );
}
