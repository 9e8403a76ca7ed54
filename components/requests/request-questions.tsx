import { TextAreaField } from "@/components/ui/field";
import { requestLimits } from "@/domain/requests/form";
import { answerField, questionField } from "./request-fields";

/** The mentor's own questions, each with room for an answer; the question travels along as it was asked. */
export function RequestQuestions({
  questions,
  mentorId,
}: {
  readonly questions: readonly string[];
  /** Left out for the first mentor of the form. */
  readonly mentorId?: string;
}) {
  return questions.map((question, index) => (
    <div key={question}>
      <input type="hidden" name={questionField(index, mentorId)} value={question} />
      <TextAreaField name={answerField(index, mentorId)} label={question} rows={3} maxLength={requestLimits.answer} />
    </div>
  ));
}
