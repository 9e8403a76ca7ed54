import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { evidenceLimits } from "@/domain/evidence/form";
import type { PieceView, QuestionLine } from "@/server/evidence/queries";

const gone = "A former member";

function Question({
  line,
  piece,
  answer,
  zone,
}: {
  readonly line: QuestionLine;
  readonly piece: PieceView;
  readonly answer: FormAction;
  readonly zone: string;
}) {
  const by = line.by ?? gone;
  return (
    <li className="note">
      <Avatar name={by} domain={null} photoUrl={null} size="s" />
      <div>
        <div className="meta">
          <b>{by}</b>
          <Time at={line.askedAt} zone={zone} />
        </div>
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{line.question}</p>
        {line.answer === null || line.answeredAt === null ? null : (
          <div className="mt-2">
            <div className="meta">
              <b>{piece.ownerName}</b>
              <Time at={line.answeredAt} zone={zone} />
            </div>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{line.answer}</p>
          </div>
        )}
        {line.answer === null && piece.can.keep ? (
          <ActionForm action={answer} id={`answer-${line.id}`} className="fields mt-3" label="Answer the question">
            <input type="hidden" name="questionId" value={line.id} />
            <TextAreaField name="answer" label="Your answer" rows={3} maxLength={evidenceLimits.question} />
            <Draft of={`evidence-answer:${line.id}`} />
            <SubmitButton look="secondary" busy="Sending…">
              Send the answer
            </SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </li>
  );
}

/** What the mentor has asked about the piece, with the owner's answers. */
export function Questions({
  piece,
  ask,
  answer,
  zone,
}: {
  readonly piece: PieceView;
  readonly ask: FormAction;
  readonly answer: FormAction;
  readonly zone: string;
}) {
  return (
    <>
      {piece.questions.length === 0 ? <p className="muted">No questions.</p> : null}
      <ul>
        {piece.questions.map((line) => (
          <Question key={line.id} line={line} piece={piece} answer={answer} zone={zone} />
        ))}
      </ul>
      {piece.can.confirm ? (
        <ActionForm action={ask} id="ask" className="fields mt-4" label="Ask about the piece">
          <input type="hidden" name="evidenceId" value={piece.id} />
          <TextAreaField
            name="question"
            label="Ask about it"
            hint={`${piece.ownerName} is told by mail that there is a question, and reads it here.`}
            rows={3}
            maxLength={evidenceLimits.question}
          />
          <Draft of={`evidence-question:${piece.id}`} />
          <SubmitButton look="secondary" busy="Sending…">
            Ask
          </SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}
