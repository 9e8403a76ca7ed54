import { firstName } from "@/components/matching/person-words";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { requestLimits } from "@/domain/requests/form";
import type { FormMentor } from "@/server/requests/view";
import { rankField, whyField } from "./request-fields";
import { RequestQuestions } from "./request-questions";

const places = ["second", "third", "fourth", "fifth"];

/** Saved mentors who may be named as further choices, each with a place in the order, a reason and their questions. */
export function RequestOthers({
  others,
  rankedChoices,
  name,
}: {
  readonly others: readonly FormMentor[];
  readonly rankedChoices: number;
  /** First name of the mentor asked first. */
  readonly name: string;
}) {
  const ranks = places.slice(0, Math.max(0, rankedChoices - 1));
  if (ranks.length === 0) return null;
  return (
    <details className="well p-4">
      <summary className="font-semibold">
        Who is asked next <span className="muted font-normal">(optional)</span>
      </summary>
      <p className="ui muted mt-2">
        Only one mentor is asked at a time. If {name} declines or the time runs out, the next one here is asked by
        itself, and you are told.
      </p>
      {others.length === 0 ? (
        <p className="ui mt-2">
          Nobody yet: mentors whom you save in the directory, and who can be asked, appear here. You can also send this
          request with one name.
        </p>
      ) : (
        others.map((other) => (
          <div key={other.id} className="fields mt-4 border-t border-rule pt-3">
            <SelectField
              name={rankField(other.id)}
              label={other.name}
              options={[
                { value: "", label: "Not in this request" },
                ...ranks.map((rank, index) => ({ value: String(index + 2), label: `Ask ${rank}` })),
              ]}
            />
            <details>
              <summary className="ui">What {firstName(other.name)} would read</summary>
              <div className="fields mt-3">
                <TextAreaField
                  name={whyField(other.id)}
                  label={`Why ${firstName(other.name)}`}
                  hint="Needed if you give them a place."
                  rows={3}
                  maxLength={requestLimits.why}
                />
                <RequestQuestions questions={other.questions} mentorId={other.id} />
              </div>
            </details>
          </div>
        ))
      )}
    </details>
  );
}
