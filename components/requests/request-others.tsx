import { firstName } from "@/components/matching/person-words";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { FieldsFold } from "@/components/ui/fields-fold";
import { requestLimits } from "@/domain/requests/form";
import type { FormMentor } from "@/server/requests/view";
import { rankField, whyField } from "./request-fields";
import { RequestQuestions } from "./request-questions";

const places = ["second", "third", "fourth", "fifth"];

/**
 * Mentors who may be named as further choices. Whoever is given a place in the order is written a reason and the answers
 * to their questions; those fields are shown as soon as there is a place.
 */
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
    <FieldsFold
      marks={others.map((other) => other.id)}
      summary={
        <>
          Who is asked next <span className="muted font-normal">(optional)</span>
        </>
      }
    >
      <p className="ui muted mt-2">
        Only one mentor is asked at a time. If {name} declines or the time runs out, the next one here is asked without
        your doing anything, and you are told. Listed are the mentors whom you saved, then those who fit you best.
      </p>
      {others.length === 0 ? (
        <p className="ui mt-2">Nobody else can be asked at present. You can send this request with one name.</p>
      ) : (
        others.map((other) => (
          <div key={other.id} className="inorder fields mt-4 border-t border-rule pt-3">
            <SelectField
              name={rankField(other.id)}
              label={other.name}
              options={[
                { value: "", label: "Not in this request" },
                ...ranks.map((rank, index) => ({ value: String(index + 2), label: `Ask ${rank}` })),
              ]}
            />
            <div className="words fields">
              <TextAreaField
                name={whyField(other.id)}
                label={`Why ${firstName(other.name)}`}
                hint={`What you wrote above goes to ${firstName(other.name)} too, in their turn; this and the answers are for them alone.`}
                rows={3}
                maxLength={requestLimits.why}
              />
              <RequestQuestions questions={other.questions} mentorId={other.id} />
            </div>
          </div>
        ))
      )}
    </FieldsFold>
  );
}
