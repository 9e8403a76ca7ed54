import type { CaseQuestion } from "@/domain/cases/content-schema";
import { caseStages } from "@/domain/cases/stages";
import { questionLevelLabels } from "./words";

/** The questions of a case, grouped by the level for which they are meant. */
export function Questions({ questions }: { readonly questions: readonly CaseQuestion[] }) {
  return (
    <ul className="entries questions">
      {caseStages.map((level) => {
        const own = questions.filter((question) => question.level === level);
        if (own.length === 0) return null;
        return (
          <li key={level}>
            <h3>{questionLevelLabels[level]}</h3>
            <div className="stack-2">
              {own.map((question) => (
                <p key={question.text} className="prose">
                  {question.text}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
