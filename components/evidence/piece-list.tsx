import Link from "next/link";
import { shortDate } from "@/domain/dates";
import { differences } from "@/domain/evidence/tags";
import { contextNames, differenceNames, kindNames, rungNames, stageNames } from "@/domain/evidence/words";
import type { PieceLine } from "@/server/evidence/view";
import { ConfirmedMark } from "./confirmed-mark";

/** What a piece says of itself in a line: its kind, its context, its rungs, its stages. */
function tagWords(piece: PieceLine): string {
  return [
    kindNames[piece.kind],
    ...(piece.context === null ? [] : [contextNames[piece.context].toLowerCase()]),
    ...differences.flatMap((difference) => {
      const rung = piece[difference];
      return rung === null ? [] : [`${rungNames[rung]} on ${differenceNames[difference]}`];
    }),
    ...(piece.stages.length === 0 ? [] : [piece.stages.map((stage) => stageNames[stage].toLowerCase()).join(", ")]),
  ].join(" · ");
}

function countWords({ links, openQuestions }: PieceLine): string {
  const linked = links === 0 ? "Not linked yet" : links === 1 ? "Linked once" : `Linked ${links} times`;
  const asked = openQuestions === 1 ? "1 question waits for you" : `${openQuestions} questions wait for you`;
  return openQuestions === 0 ? linked : `${linked}. ${asked}`;
}

/** Pieces of evidence, each with its day, its tags and what its mentor has said. `ofOthers` leaves out what waits for its owner. */
export function PieceList({
  pieces,
  ofOthers = false,
}: {
  readonly pieces: readonly PieceLine[];
  readonly ofOthers?: boolean;
}) {
  return (
    <ol className="agenda">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <span className="date">
            <time dateTime={piece.happenedOn}>{shortDate(dayOf(piece.happenedOn), "UTC")}</time>
            <span className="small faint block font-normal">{piece.happenedOn.slice(0, 4)}</span>
          </span>
          <div className="min-w-0">
            <Link
              href={`/evidence/${piece.id}`}
              prefetch={false}
              className="inline-block py-1 font-semibold [overflow-wrap:anywhere]"
            >
              {piece.title}
            </Link>
            <p className="small muted">{tagWords(piece)}</p>
            {ofOthers ? null : <p className="small faint">{countWords(piece)}</p>}
          </div>
          <ConfirmedMark piece={piece} />
        </li>
      ))}
    </ol>
  );
}

/** A calendar day as an instant, to be written out in UTC. */
function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
