import Link from "next/link";
import { contexts, type EvidenceContext, type LifecycleStage, lifecycleStages } from "@/domain/evidence/tags";
import { contextQuestions, stageGoals, stageNames } from "@/domain/evidence/words";

function answer(count: number): string {
  return count === 0 ? "Not yet" : count === 1 ? "Once" : `${count} times`;
}

/** “Have I ever closed one down?”: each question with its answer, which leads to the pieces behind it. */
export function ContextAnswers({ counts }: { readonly counts: Readonly<Record<EvidenceContext, number>> }) {
  return (
    <dl className="sumlist">
      {contexts.map((context) => (
        <div key={context}>
          <dt>{contextQuestions[context]}</dt>
          <dd>
            {counts[context] === 0 ? (
              <b>{answer(0)}</b>
            ) : (
              <Link href={`/evidence?context=${context}`} prefetch={false} className="inline-block py-1 font-semibold">
                {answer(counts[context])}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Planned = {
  readonly stage: LifecycleStage;
  readonly planId: string;
  readonly reference: string;
  readonly itemId: string;
  readonly wbs: string;
  readonly title: string;
};

function PlannedLines({ lines }: { readonly lines: readonly Planned[] }) {
  return (
    <>
      <p className="ui mt-4">Planned already. A piece of evidence on the line touches its stage:</p>
      <ul className="sumlist mt-2">
        {lines.map(({ stage, planId, itemId, wbs, title, reference }) => (
          <li key={itemId} className="border-b border-rule py-2">
            <b className="ui">{stageNames[stage]}</b>
            <p className="small muted">
              <Link href={`/plans/${planId}/items/${itemId}`} prefetch={false} className="inline-block py-1">
                {wbs} {title}
              </Link>{" "}
              in plan {reference}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * The stages of a project that one has touched, and for each missing one the experience that would fill it, or the line of a plan
 * that is there to fill it: what is planned is not suggested again.
 */
export function StagesTouched({
  missing,
  planned,
}: {
  readonly missing: readonly LifecycleStage[];
  readonly planned: readonly Planned[];
}) {
  const touched = lifecycleStages.length - missing.length;
  const waiting = planned.filter(({ stage }) => missing.includes(stage));
  const open = missing.filter((stage) => waiting.every((line) => line.stage !== stage));
  return (
    <>
      <p className="ui">
        {touched} of {lifecycleStages.length} stages touched
        {missing.length === 0
          ? ": you have seen a project from end to end."
          : open.length === 0
            ? ". All the others are planned."
            : ". Next experience to look for:"}
      </p>
      {open.length === 0 ? null : (
        <ul className="sumlist mt-2">
          {open.map((stage) => (
            <li key={stage} className="border-b border-rule py-2">
              <b className="ui">{stageNames[stage]}</b>
              <p className="small muted">{stageGoals[stage]}</p>
              <Link
                href={`/evidence/next?stage=${stage}`}
                prefetch={false}
                className="small inline-block py-1"
                aria-label={`Put it in a plan: ${stageNames[stage]}`}
              >
                Put it in a plan
              </Link>
            </li>
          ))}
        </ul>
      )}
      {waiting.length === 0 ? null : <PlannedLines lines={waiting} />}
    </>
  );
}
