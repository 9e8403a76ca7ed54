import Link from "next/link";
import { isAnswered, type StartFacts, type StartStep, startSteps } from "@/domain/benchmark/start";
import { stepTitles } from "./start-steps";

/** The steps that are finished, each as a row with the way to change it. */
export function StartSummary({
  current,
  facts,
  words,
}: {
  readonly current: StartStep;
  readonly facts: StartFacts;
  /** What was answered in each step, in words. */
  readonly words: Readonly<Record<StartStep, string>>;
}) {
  const done = startSteps.filter((step) => step !== current && isAnswered(step, facts));
  if (done.length === 0) return null;
  return (
    <dl className="sumlist mb-8">
      {done.map((step) => (
        <div key={step}>
          <dt>{stepTitles[step]}</dt>
          <dd>{words[step]}</dd>
          <dd className="ui">
            <Link href={`/start?step=${step}`} prefetch={false}>
              Change<span className="vh"> {stepTitles[step].toLowerCase()}</span>
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}
