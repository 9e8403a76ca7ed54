import Link from "next/link";
import { Fragment, type ReactNode } from "react";
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

/** Something else that is due at a date, as a line of the list. */
export type DueRow = { readonly id: string; readonly dueAt: Date; readonly row: ReactNode };

/**
 * What the member owes, by date, late first: each with the place where the step is taken and what happens otherwise. `others`
 * stand between at their dates.
 */
export function DueList({ lines, others = [], now, zone }: Props & { readonly others?: readonly DueRow[] }) {
  const rows: DueRow[] = lines.map((line) => ({
    id: line.id,
    dueAt: line.dueAt,
    row: <Owed line={line} now={now} zone={zone} />,
  }));
  return (
    <ol className="bare agenda">
      {[...rows, ...others]
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .map(({ id, row }) => (
          <Fragment key={id}>{row}</Fragment>
        ))}
    </ol>
  );
}

function Owed({ line, now, zone }: Omit<Props, "lines"> & { readonly line: ObligationLine }) {
  return (
    <li>
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
