import { SelectField, TextField } from "@/components/ui/field";
import { GroupError } from "@/components/ui/group-error";
import { criterionFields } from "@/domain/plans/criteria";
import { type Criterion, planLimits } from "@/domain/plans/document";
import type { CompetencyOption } from "../competency-option";

const levels = ["0", "1", "2", "3", "4"];
/** So many rows are offered for criteria that are not there yet. */
const newRows = 3;

/**
 * The exit criteria of a gate, one in each row, with the competency and the level that it asks for if it asks for one. A row that is emptied is taken
 * out; more empty rows come when these are saved.
 */
export function CriteriaFields({
  criteria,
  competencies,
}: {
  readonly criteria: readonly Criterion[];
  readonly competencies: readonly CompetencyOption[];
}) {
  const free = Math.min(newRows, planLimits.criteria - criteria.length);
  const rows = [
    ...criteria.map((criterion) => ({ key: criterion.id, criterion })),
    ...Array.from({ length: free }, (_, n) => ({ key: `new-${n + 1}`, criterion: null })),
  ];
  const asked = new Set(criteria.map(({ competencyId }) => competencyId));
  const options = [
    { value: "", label: "None" },
    ...competencies
      .filter(({ id, retired }) => !retired || asked.has(id))
      .map(({ id, name, retired }) => ({ value: id, label: retired ? `${name} (retired)` : name })),
  ];
  const levelOptions = [{ value: "", label: "None" }, ...levels.map((level) => ({ value: level, label: level }))];
  return (
    <fieldset>
      <legend className="font-semibold">Exit criteria</legend>
      <input type="hidden" name="criteria" value="rows" />
      <p className="hint">
        Each is marked on its evidence when the gate is reviewed. Empty a line to take it out; more lines come when
        these are saved.
      </p>
      <GroupError name="criteria" />
      <ol className="bare mt-3 stack-6">
        {rows.map(({ key, criterion }, n) => (
          <li key={key} className="cols gap-y-2">
            <TextField
              name={criterionFields.text(key)}
              label={`Criterion ${n + 1}`}
              maxLength={planLimits.title}
              className="c12"
              defaultValue={criterion?.text ?? ""}
            />
            <SelectField
              name={criterionFields.competency(key)}
              label="Competency it asks for"
              className="c8"
              options={options}
              defaultValue={criterion?.competencyId ?? ""}
            />
            <SelectField
              name={criterionFields.level(key)}
              label="At level"
              className="c4"
              options={levelOptions}
              defaultValue={criterion?.minLevel === null || criterion === null ? "" : String(criterion.minLevel)}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
