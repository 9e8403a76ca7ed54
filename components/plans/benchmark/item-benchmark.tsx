import Link from "next/link";
import { Section } from "@/components/ui/section";
import { roleInSentence } from "@/domain/catalogue/words";
import type { ItemBenchmark } from "@/server/plans/benchmark/benchmark";

type Line = ItemBenchmark["lines"][number];

const levels = (gap: number) => (gap === 1 ? "1 level" : `${gap} levels`);
const joined = new Intl.ListFormat("en-GB", { type: "conjunction" });

function gapWords({ gap, self, target }: Line): string {
  if (target === null) return "not asked for";
  if (self === null || gap === null) return "not rated yet";
  return gap <= 0 ? "none" : levels(gap);
}

/** What the table says, in a sentence or two. */
function inShort(lines: readonly Line[], role: string | null): string {
  const open = lines.filter(({ gap }) => gap !== null && gap > 0);
  const unrated = lines.filter(({ self, target }) => self === null && target !== null);
  const total = open.reduce((sum, { gap }) => sum + (gap ?? 0), 0);
  const aim = role === null ? "the target" : roleInSentence(role);
  const sentences = [
    open.length === 0
      ? unrated.length === 0
        ? `No gap to ${aim} in what this works on.`
        : []
      : `${levels(total)} to ${aim}: ${joined.format(open.map(({ name, self, target }) => `${name} (${self?.level} of ${target})`))}.`,
    unrated.length === 0 ? [] : `Not rated yet: ${joined.format(unrated.map(({ name }) => name))}.`,
  ];
  return sentences.flat().join(" ");
}

/** How far it is in the competencies whose gap this line closes: where one began, now, the target, the gap, and the mentor's view. */
export function ItemBenchmarkSection({
  benchmark,
  planHref,
}: {
  readonly benchmark: ItemBenchmark;
  readonly planHref: string;
}) {
  const { lines, role, scale } = benchmark;
  if (lines.length === 0) return null;
  const labels = new Map(scale.map(({ level, label }) => [level, label]));
  const level = (at: number | null | undefined) =>
    at === null || at === undefined ? (
      <span className="muted">none</span>
    ) : (
      <abbr className="num no-underline" title={labels.get(at)}>
        {at}
      </abbr>
    );
  const began = lines.some(({ first }) => first !== null);
  const seen = lines.some(({ mentor }) => mentor !== null);
  return (
    <Section
      id="closes"
      title="The gap it closes"
      end={
        <Link href={`${planHref}/benchmark`} prefetch={false}>
          Benchmark of the plan
        </Link>
      }
    >
      <p className="ui">{inShort(lines, role?.name ?? null)}</p>
      <table className="recs mt-2">
        <caption className="vh">
          Now, target and gap of each competency that this line works on, on a scale of 0 to 4
        </caption>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            {began ? <th scope="col">At start</th> : null}
            <th scope="col">Now</th>
            {seen ? <th scope="col">Mentor</th> : null}
            <th scope="col">Target</th>
            <th scope="col">Gap</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="full">
                {line.name}
                {line.critical ? <span className="tag ml-2">Must</span> : null}
              </th>
              {began ? <td data-l="At start">{level((line.first ?? line.self)?.level)}</td> : null}
              <td data-l="Now">{level(line.self?.level)}</td>
              {seen ? <td data-l="Mentor">{level(line.mentor?.level)}</td> : null}
              <td data-l="Target">{level(line.target)}</td>
              <td data-l="Gap" className="nowrap">
                {gapWords(line)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted mt-2">
        Levels: {scale.map(({ level: at, label }) => `${at} ${label.toLowerCase()}`).join(", ")}.
      </p>
    </Section>
  );
}
