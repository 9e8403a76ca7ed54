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

/** The stages of a project that one has touched, and for each missing one the experience that would fill it. */
export function StagesTouched({ missing }: { readonly missing: readonly LifecycleStage[] }) {
  const touched = lifecycleStages.length - missing.length;
  return (
    <>
      <p className="ui">
        {touched} of {lifecycleStages.length} stages touched
        {missing.length === 0 ? ": you have seen a project from end to end." : ". Next experience to look for:"}
      </p>
      {missing.length === 0 ? null : (
        <ul className="sumlist mt-2">
          {missing.map((stage) => (
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
    </>
  );
}
