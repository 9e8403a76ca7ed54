import { Section } from "@/components/ui/section";
import { RatingScale, type ScaleLevel } from "./rating-scale";

type Line = {
  readonly id: string;
  readonly name: string;
  readonly differenceId: string;
  readonly difference: string;
  readonly descriptors: readonly string[];
  readonly self: { readonly level: number } | null;
  readonly target: number | null;
  readonly critical: boolean;
};

/** Every competency to rate, grouped by difference. */
export function RatingGroups({
  lines,
  scale,
  asks,
}: {
  readonly lines: readonly Line[];
  readonly scale: readonly ScaleLevel[];
  /** What is asked of each, where it is not where the reader is today. */
  readonly asks?: string;
}) {
  const groups = [...new Map(lines.map((line) => [line.differenceId, line.difference]))];
  return (
    <div className="stack-12">
      {groups.map(([id, label]) => {
        const own = lines.filter((line) => line.differenceId === id);
        const rated = own.filter((line) => line.self !== null).length;
        return (
          <Section key={id} id={`rate-${id}`} title={label} aside={`${rated} of ${own.length} rated`}>
            {own.map((line) => (
              <RatingScale
                key={line.id}
                name={`rating.${line.id}`}
                title={line.name}
                descriptors={line.descriptors}
                scale={scale}
                target={line.target}
                now={line.self?.level ?? null}
                must={line.critical}
                {...(asks === undefined ? {} : { asks })}
              />
            ))}
          </Section>
        );
      })}
    </div>
  );
}
