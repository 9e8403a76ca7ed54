import { Tick } from "@/components/ui/choices";
import { SelectField, TextAreaField } from "@/components/ui/field";
import type { LearningPoint } from "@/domain/cases/content-schema";
import { pointField, pointLimits } from "@/domain/cases/document";
import { PointFold } from "./point-fold";

type Skill = { readonly id: string; readonly name: string; readonly retired: boolean };
type Points = { readonly points: readonly LearningPoint[]; readonly skills: readonly Skill[] };

const labels = ["Competency that it shows", "A second", "A third"];

/** One learning point with its competencies, in the place `at`, and those after it. */
function PointFields({ points, skills, at }: Points & { readonly at: number }) {
  const { text = "", competency_ids: ids = [] } = points[at] ?? {};
  const offered = skills.filter(({ id, retired }) => !retired || ids.includes(id));
  const options = [
    { value: "", label: "None" },
    ...offered.map(({ id, name, retired }) => ({ value: id, label: retired ? `${name} (retired)` : name })),
  ];
  const places = Array.from(
    { length: Math.max(pointLimits.competencies, ids.length) },
    (_, no) => `${pointField(at, "competency_ids")}.${no}`,
  );
  const next = at + 1;
  return (
    <>
      <fieldset className="point">
        <legend className="vh">Learning point {at + 1}</legend>
        <TextAreaField
          name={pointField(at, "text")}
          label={`Learning point ${at + 1}`}
          rows={2}
          maxLength={500}
          defaultValue={text}
          hint={at === 0 ? "What you take from it, in a sentence or two." : undefined}
        />
        <div className="skills">
          {places.map((name, no) => (
            <SelectField
              key={name}
              name={name}
              label={labels[no] ?? "A further one"}
              aside={no === 0 ? undefined : "optional"}
              options={no === 0 ? [{ value: "", label: "Choose" }, ...options.slice(1)] : options}
              defaultValue={ids[no] ?? ""}
            />
          ))}
        </div>
        <Tick name={pointField(at, "out")} label="Leave this point out when the case is saved" />
      </fieldset>
      {next === pointLimits.points ? null : (
        <PointFold key={next} prefix={`points.${next}.`} filled={points.length > next}>
          <PointFields points={points} skills={skills} at={next} />
        </PointFold>
      )}
    </>
  );
}

/**
 * The learning points of a case, each with its competencies. All places are in the form from the beginning, so that what is typed
 * is kept and put back in each; one after the other is unfolded.
 */
export function PointsFields({ points, skills }: Points) {
  return <PointFields points={points} skills={skills} at={0} />;
}
