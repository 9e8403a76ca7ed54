import { firstName } from "@/components/matching/person-words";
import { Section } from "@/components/ui/section";
import { cadenceLabels, cadences } from "@/domain/requests/form";
import type { ChoiceView, RequestView } from "@/server/requests/view";

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <div className="prose">
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

function cadenceLine(cadence: string): string {
  const known = cadences.find((one) => one === cadence);
  return known === undefined ? cadence : cadenceLabels[known];
}

/** What the mentee wrote: goals, why this mentor, the answers to the mentor's questions, the background. */
export function WordsWritten({
  words,
  choice,
}: {
  readonly words: NonNullable<RequestView["words"]>;
  readonly choice: ChoiceView | null;
}) {
  const { goals, background, cadence, employer } = words;
  return (
    <>
      <Section id="goals" title="What is asked for">
        <Paragraphs text={goals} />
        <p className="ui muted mt-2">
          {cadenceLine(cadence)}, 45 minutes.{employer === null ? "" : ` Employer: ${employer}.`}
        </p>
      </Section>
      {choice === null ? null : (
        <Section id="why" title={`Why ${firstName(choice.mentor.name)}`}>
          <Paragraphs text={choice.why} />
          {choice.answers.length === 0 ? null : (
            <dl className="stack-2 mt-4">
              {choice.answers.map(({ question, answer }) => (
                <div key={question}>
                  <dt className="font-semibold">{question}</dt>
                  <dd>{answer}</dd>
                </div>
              ))}
            </dl>
          )}
        </Section>
      )}
      {background === null ? null : (
        <Section id="background" title="Background">
          <Paragraphs text={background} />
        </Section>
      )}
    </>
  );
}

/** The gaps that help is wanted with, level by level, beside the mentor's own levels where they are known. */
export function GapsAsked({
  gaps,
  mentor,
}: {
  readonly gaps: NonNullable<RequestView["words"]>["gaps"];
  readonly mentor: boolean;
}) {
  if (gaps.length === 0) return null;
  return (
    <Section id="gaps" title="Gaps" aside="Levels 0 to 4">
      <table className="recs">
        <caption className="vh">The gaps that help is wanted with</caption>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">Now</th>
            <th scope="col">Target</th>
            {mentor ? <th scope="col">You</th> : null}
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={gap.id}>
              <th scope="row" className="full">
                {gap.name}
              </th>
              <td data-l="Now">{gap.now ?? "Not rated"}</td>
              <td data-l="Target">{gap.target ?? "Not set"}</td>
              {mentor ? <td data-l="You">{gap.mentor === null ? "Not given" : <b>{gap.mentor}</b>}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The question that was asked back, and the reply. */
export function Exchange({ choice, menteeName }: { readonly choice: ChoiceView; readonly menteeName: string }) {
  if (choice.question === null) return null;
  return (
    <Section id="exchange" title="Question and reply">
      <p className="small muted">{choice.mentor.name} asked</p>
      <blockquote className="quote">{choice.question}</blockquote>
      {choice.reply === null ? null : (
        <>
          <p className="small muted mt-4">{menteeName} replied</p>
          <blockquote className="quote">{choice.reply}</blockquote>
        </>
      )}
    </Section>
  );
}
