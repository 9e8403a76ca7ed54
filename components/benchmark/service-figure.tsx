import { type ServiceCounts, type ServiceStanding, serviceSummary } from "@/domain/benchmark/services";

type Place = ServiceStanding | "unanswered";

const places: readonly Place[] = ["done", "seen", "never", "unanswered"];

const words: Readonly<Record<Place, string>> = {
  done: "Done",
  seen: "Seen",
  never: "Never",
  unanswered: "Not answered",
};

const looks: Readonly<Record<Place, string>> = {
  done: "border-ink bg-ink",
  seen: "border-ink bg-[repeating-linear-gradient(45deg,var(--color-ink-2)_0_1px,transparent_1px_4px)]",
  never: "border-ink bg-sheet",
  unanswered: "border-dashed border-rule-2",
};

/** One cell for each service, in the order done, seen, never, not answered, with the same in words beneath. */
export function ServiceFigure({
  counts,
  figure,
  whose,
}: {
  readonly counts: ServiceCounts;
  readonly figure: number;
  /** Whose check it is, when the reader is not that person. */
  readonly whose?: string;
}) {
  const cells = places.flatMap((place) => Array.from({ length: counts[place] }, (_, n) => ({ place, n })));
  const summary = serviceSummary(counts);
  return (
    <figure>
      <div className="flex h-6 gap-px" role="img" aria-label={summary}>
        {cells.map(({ place, n }) => (
          <span key={`${place} ${n}`} className={`min-w-0 flex-1 border ${looks[place]}`} />
        ))}
      </div>
      <figcaption className="mt-2">
        <b>Fig. {figure}</b> {whose === undefined ? "" : `${whose}: `}
        {summary}.
      </figcaption>
      <p className="chartkey mt-1" aria-hidden="true">
        {places.map((place) => (
          <span key={place}>
            <i className={`block size-3 border ${looks[place]}`} />
            {words[place]}
          </span>
        ))}
      </p>
    </figure>
  );
}
