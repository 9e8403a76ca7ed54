import { Choices } from "@/components/ui/choices";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { dayAfter } from "@/domain/gates/days";
import { gateFields } from "@/domain/gates/judge";
import { type GateCondition, type GateWords, gateLimits, longestWait } from "@/domain/gates/words";
import type { GateView } from "@/server/gates/gate-view";

/** The decision, what belongs to it, and why: fields of the mentor's form. */
export function DecisionFields({
  view,
  words,
  firstName,
}: {
  readonly view: GateView;
  readonly words: GateWords;
  readonly firstName: string;
}) {
  const start = view.behind.length === 0 ? "" : `${view.behind.join(", ")} can start.`;
  const { today } = view;
  return (
    <>
      <div className="decisions">
        <Choices
          name="decision"
          legend="Decision"
          hideLegend
          look="tiles"
          columns={2}
          selected={words.decision ?? []}
          options={[
            { value: "proceed", label: "Proceed", hint: `All criteria met. ${start}` },
            {
              value: "conditions",
              label: "Proceed with conditions",
              hint: `${start} Conditions become tasks with dates.`,
            },
            { value: "hold", label: "Hold", hint: "Not yet. You propose a new date and the plan is forecast again." },
            {
              value: "route",
              label: "Change of route",
              hint: `The plan stays as it is; ${firstName} is led to begin a new one.`,
            },
          ]}
        />
      </div>
      <Conditions view={view} conditions={words.conditions} />
      <div className="if-hold mt-6">
        <TextField
          name="holdUntil"
          label="Looked at again on"
          type="date"
          hint="The gate moves to this day, and what waits for it moves with it."
          min={dayAfter(today, 1)}
          max={dayAfter(today, longestWait.hold)}
          defaultValue={words.holdUntil ?? ""}
        />
      </div>
      <TextAreaField
        name="why"
        label="Why"
        hint={`Read by ${firstName} and you alone, now and at the next gate. No later mentor reads it, nor the notes above.`}
        rows={4}
        maxLength={gateLimits.why}
        className="mt-6"
        defaultValue={words.why}
      />
    </>
  );
}

function Conditions({ view, conditions }: { readonly view: GateView; readonly conditions: readonly GateCondition[] }) {
  const empty: GateCondition = { id: crypto.randomUUID(), text: "", by: null, criterionId: null };
  const rows = conditions.length < gateLimits.conditions ? [...conditions, empty] : conditions;
  return (
    <div className="if-conditions">
      {rows.map((condition, n) => (
        <Condition key={gateFields.condition(n)} view={view} condition={condition} n={n} />
      ))}
    </div>
  );
}

function Condition({
  view,
  condition,
  n,
}: {
  readonly view: GateView;
  readonly condition: GateCondition;
  readonly n: number;
}) {
  const { criteria, today } = view;
  return (
    <fieldset className="mt-6">
      <legend className="vh">Condition {n + 1}</legend>
      <input type="hidden" name={gateFields.conditionId(n)} value={condition.id} />
      <TextField
        name={gateFields.condition(n)}
        label={`Condition ${n + 1}`}
        aside={n === 0 ? undefined : "if there is another"}
        hint={n === 0 ? "What has to be true, and by when." : undefined}
        maxLength={gateLimits.condition}
        defaultValue={condition.text}
      />
      <div className="row mt-3 items-start">
        <TextField
          name={gateFields.by(n)}
          label="By"
          type="date"
          min={dayAfter(today, 1)}
          max={dayAfter(today, longestWait.condition)}
          defaultValue={condition.by ?? ""}
        />
        <SelectField
          name={gateFields.clears(n)}
          label="Clears criterion"
          className="min-w-0 max-w-full"
          options={[
            { value: "", label: "None" },
            ...criteria.map(({ id, text }, place) => ({ value: id, label: `${place + 1}. ${text}` })),
          ]}
          defaultValue={condition.criterionId ?? ""}
        />
      </div>
    </fieldset>
  );
}
