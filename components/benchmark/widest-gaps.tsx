type RankedGap = {
  readonly competencyId: string;
  readonly name: string;
  readonly now: number | null;
  readonly target: number;
  readonly gap: number | null;
  readonly critical: boolean;
};

/** The gaps that weigh most, heaviest first, with what makes them heavy. */
export function WidestGaps({ gaps }: { readonly gaps: readonly RankedGap[] }) {
  if (gaps.length === 0) return <p className="ui muted">No gap in what you have rated.</p>;
  return (
    <ol className="ruled">
      {gaps.map((gap) => (
        <li key={gap.competencyId}>
          <b className="font-semibold">{gap.name}</b>
          <p className="ui muted">
            {gap.now} to {gap.target}: {gap.gap === 1 ? "1 level" : `${gap.gap} levels`}
            {gap.critical ? ", a must of the role, counts double" : ""}
          </p>
        </li>
      ))}
    </ol>
  );
}
