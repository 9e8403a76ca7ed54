import Link from "next/link";
import { Dumbbell, DumbbellKey, type DumbbellRow } from "@/components/charts/dumbbell";
import { roleInSentence } from "@/domain/catalogue/words";

export type GapLine = {
  readonly id: string;
  readonly name: string;
  readonly difference: string;
  readonly self: { readonly level: number } | null;
  readonly mentor: { readonly level: number } | null;
  readonly first: { readonly level: number } | null;
  readonly target: number | null;
  readonly critical: boolean;
  readonly gap: number | null;
};

/** The lines as they are drawn: by difference, the widest gap first, what was not rated last. */
function inOrder(lines: readonly GapLine[]): GapLine[] {
  const groups = [...new Set(lines.map((line) => line.difference))];
  return groups.flatMap((group) =>
    lines.filter((line) => line.difference === group).toSorted((a, b) => (b.gap ?? -1) - (a.gap ?? -1)),
  );
}

/** The benchmark drawn: own rating, the mentor's where it differs, the target; each name leads to its history. */
export function GapFigure({
  lines,
  role,
  whose,
  figure = 1,
}: {
  readonly lines: readonly GapLine[];
  readonly role: string | null;
  /** Whose it is, when the reader is not that person: then the names lead nowhere, and the caption says so. */
  readonly whose?: string;
  /** The number of the figure on its page. */
  readonly figure?: number;
}) {
  const rows: DumbbellRow[] = inOrder(lines).map((line) => ({
    id: line.id,
    group: line.difference,
    name: (
      <>
        {whose === undefined ? (
          <Link href={`/benchmark/${line.id}`} prefetch={false}>
            {line.name}
          </Link>
        ) : (
          line.name
        )}
        {line.critical ? <span className="tag ml-2">Must</span> : null}
      </>
    ),
    start: line.first?.level ?? null,
    now: line.self?.level ?? null,
    target: line.target,
    mentor: line.mentor?.level ?? null,
  }));
  return (
    <figure>
      <Dumbbell
        rows={rows}
        caption={
          role === null ? "Ratings from 0 to 4" : `Ratings from 0 to 4 against what a ${roleInSentence(role)} needs`
        }
      />
      <figcaption className="mt-3">
        <b>Fig. {figure}</b> By difference, the widest gap first. A mentor’s rating stands beside{" "}
        {whose === undefined ? "yours" : `that of ${whose}`} and is never averaged with it.
      </figcaption>
      <div className="mt-2">
        <DumbbellKey
          target={role === null ? "Target" : `Target for a ${roleInSentence(role)}`}
          start={lines.some((line) => line.first !== null)}
          mentor={lines.some((line) => line.mentor !== null && line.mentor.level !== line.self?.level)}
        />
      </div>
    </figure>
  );
}
