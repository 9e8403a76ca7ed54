import { RatingHistory, RatingHistoryKey } from "@/components/charts/rating-history";
import { Section } from "@/components/ui/section";
import { isoDate } from "@/domain/dates";
import type { PlanBenchmark } from "@/server/plans/benchmark/benchmark";

type Rated = Pick<PlanBenchmark, "lines" | "ratings">;

/** The competencies that were rated more than once, each with its ratings on the days of this zone. */
export function ratedAgain({ lines, ratings }: Rated, zone: string) {
  const given = Map.groupBy(
    ratings.flatMap(({ competencyId, level, raterKind, ratedAt }) =>
      raterKind === "peer" ? [] : [{ competencyId, level, by: raterKind, on: isoDate(ratedAt, zone) }],
    ),
    ({ competencyId }) => competencyId,
  );
  return lines.flatMap((line) => {
    const history = given.get(line.id) ?? [];
    return history.length < 2 ? [] : [{ line, history }];
  });
}

/** How the ratings went in every competency that was rated more than once; each chart says in words what it draws. */
export function BenchmarkHistory({
  moved,
  today,
  figure,
}: {
  readonly moved: ReturnType<typeof ratedAgain>;
  readonly today: string;
  /** The number of its first figure on the page. */
  readonly figure: number;
}) {
  return (
    <Section
      id="history"
      title="How the ratings went"
      aside={moved.length === 0 ? "" : "What was rated more than once"}
      className="mt-12"
    >
      {moved.length === 0 ? (
        <p className="muted">Nothing was rated twice yet. Every rating is dated and none is overwritten.</p>
      ) : (
        <>
          <RatingHistoryKey />
          <div className="cols mt-4">
            {moved.map(({ line, history }, n) => (
              <div key={line.id} className="c4">
                <RatingHistory
                  name={line.name}
                  ratings={history}
                  target={line.target}
                  today={today}
                  figure={figure + n}
                />
              </div>
            ))}
          </div>
        </>
      )}
    </Section>
  );
}
