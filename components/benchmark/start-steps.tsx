import { type StartStep, startSteps } from "@/domain/benchmark/start";

export const stepTitles: Readonly<Record<StartStep, string>> = {
  role: "Role",
  target: "Target",
  domain: "Domain and time",
  benchmark: "Benchmark",
};

/** The four steps as a drawn line: done, here, to come. */
export function StartSteps({
  current,
  answered,
}: {
  readonly current: StartStep;
  readonly answered: Readonly<Record<StartStep, boolean>>;
}) {
  return (
    <ol className="steps" aria-label="Progress">
      {startSteps.map((step, i) => {
        const here = step === current;
        const state = here ? undefined : answered[step] ? "done" : "todo";
        return (
          <li key={step} className={state} aria-current={here ? "step" : undefined}>
            <span className="n" aria-hidden="true">
              {i + 1}
            </span>
            {stepTitles[step]}
            {state === "done" ? <span className="vh">, done</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
