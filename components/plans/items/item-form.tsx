import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices, Tick } from "@/components/ui/choices";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { KeptHidden } from "@/components/ui/kept-hidden";
import { SubmitButton } from "@/components/ui/submit-button";
import { type NumberedItem, type PlanItem, planAreas } from "@/domain/plans/document";
import { writePredecessors } from "@/domain/plans/schedule/predecessors";
import type { CompetencyOption } from "../competency-option";
import { BothTexts } from "../revisions/both-texts";
import { CriteriaFields } from "./criteria-fields";
import { areaWords } from "./item-words";

type Props = {
  readonly action: FormAction;
  readonly planId: string;
  readonly revision: number;
  /** The item as it stands, or as it would begin. */
  readonly item: PlanItem;
  /** The hours that set its length until a moved bar gave it another; null when there is no such change. */
  readonly hoursLeftOut: number | null;
  readonly isNew: boolean;
  /** It was taken out of the plan, and the form puts it back. */
  readonly removed: boolean;
  readonly lines: readonly NumberedItem[];
  readonly competencies: readonly CompetencyOption[];
  /** Whether the reader writes the plan or suggests to whoever does. */
  readonly mode: "edit" | "suggest";
  /** Whether the plan is agreed, so that a change of its dates wants a reason. */
  readonly agreed: boolean;
};

function PlaceFields({ item, lines }: Pick<Props, "item" | "lines">) {
  const goals = lines.filter((line) => line.kind === "goal");
  if (item.kind === "goal" || item.kind === "gate" || goals.length === 0) return null;
  return (
    <SelectField
      name="parentId"
      label="Goal"
      options={[
        { value: "", label: "None: it stands by itself" },
        ...goals.map((goal) => ({ value: goal.id, label: `${goal.wbs} ${goal.title}` })),
      ]}
      defaultValue={item.parentId ?? ""}
    />
  );
}

function TimeFields({ item, lines, hoursLeftOut }: Pick<Props, "item" | "lines" | "hoursLeftOut">) {
  return (
    <>
      <div className="cols">
        <div className="c4">
          <TextField
            name="notBefore"
            type="date"
            label={item.kind === "task" ? "Start not before" : "Not before"}
            aside="optional"
            defaultValue={item.notBefore ?? ""}
          />
        </div>
        {item.kind === "task" ? (
          <>
            <div className="c4">
              <TextField
                name="durationDays"
                type="number"
                min={0}
                label="Duration, working days"
                defaultValue={String(item.durationDays)}
              />
            </div>
            <div className="c4">
              <TextField
                name="effortHours"
                type="number"
                min={0}
                step="0.5"
                label="Or effort, hours"
                aside="optional"
                defaultValue={item.effortHours === null ? "" : String(item.effortHours)}
              />
            </div>
          </>
        ) : null}
      </div>
      {item.kind === "task" ? (
        <p className="small muted">
          {hoursLeftOut === null
            ? ""
            : `Its effort of ${hoursLeftOut} ${hoursLeftOut === 1 ? "hour" : "hours"} is left out, so that the duration you moved it to counts. `}
          If you give hours, the duration follows from the hours a week of the plan.
        </p>
      ) : null}
      <KeptHidden name="afterWas" value={writePredecessors(item.after, lines)} />
      <TextField
        name="after"
        label="Waits for"
        aside="optional"
        hint="References with commas between, such as 1.2, 1.3+5. The number after + is working days to wait."
        defaultValue={writePredecessors(item.after, lines)}
      />
    </>
  );
}

function ProgressFields({ item }: Pick<Props, "item">) {
  return (
    <>
      <div className="cols">
        <div className="c4">
          <TextField
            name="progress"
            type="number"
            min={0}
            max={100}
            label="Done, per cent"
            defaultValue={String(item.progress)}
          />
        </div>
        <div className="c4">
          <TextField
            name="startedOn"
            type="date"
            label="Started on"
            aside="optional"
            defaultValue={item.startedOn ?? ""}
          />
        </div>
        <div className="c4">
          <TextField
            name="finishedOn"
            type="date"
            label="Finished on"
            aside="optional"
            defaultValue={item.finishedOn ?? ""}
          />
        </div>
      </div>
      <Choices
        name="status"
        legend="Status"
        look="lines"
        options={[
          { value: "open", label: "Open" },
          { value: "blocked", label: "Blocked", hint: "Something outside stops it." },
          { value: "dropped", label: "Dropped", hint: "It takes no time any more; the history keeps it." },
        ]}
        selected={item.status}
      />
      <TextField
        name="statusReason"
        label="What blocks it, or why it is dropped"
        aside="wanted unless it is open"
        defaultValue={item.statusReason}
      />
    </>
  );
}

function CompetencyFields({ item, competencies }: Pick<Props, "item" | "competencies">) {
  const names = competencies.filter(({ id }) => item.competencyIds.includes(id)).map(({ name }) => name);
  return (
    <details className="fold">
      <summary className="ui">
        Competencies whose gap it closes: {names.length === 0 ? "none chosen" : names.join(", ")}
      </summary>
      <div className="mt-3">
        <Choices
          name="competencyIds"
          legend="Competencies"
          hideLegend
          kind="several"
          look="tight"
          options={competencies
            .filter(({ id, retired }) => !retired || item.competencyIds.includes(id))
            .map(({ id, name, retired }) => ({ value: id, label: retired ? `${name} (retired)` : name }))}
          selected={item.competencyIds}
        />
      </div>
    </details>
  );
}

/** Everything that is said of one line of the plan; a mentor sends the same form as a suggestion. */
export function ItemForm(props: Props) {
  const { action, planId, revision, item, hoursLeftOut, isNew, removed, lines, competencies, mode, agreed } = props;
  const timed = item.kind !== "goal";
  return (
    <ActionForm action={action} id="item" className="fields" label={isNew ? `New ${item.kind}` : item.title}>
      <input type="hidden" name="planId" value={planId} />
      {isNew || removed ? <input type="hidden" name="isNew" value="yes" /> : null}
      {isNew ? null : <input type="hidden" name="itemId" value={item.id} />}
      <input type="hidden" name="kind" value={item.kind} />
      <KeptHidden name="revision" value={String(revision)} />
      <KeptHidden name="insisted" value="" />
      <BothTexts />
      <TextField name="title" label="Title" defaultValue={item.title} />
      <PlaceFields item={item} lines={lines} />
      {timed ? <TimeFields item={item} lines={lines} hoursLeftOut={hoursLeftOut} /> : null}
      {item.kind === "task" || item.kind === "milestone" ? (
        <>
          <SelectField
            name="area"
            label="Area"
            options={[
              { value: "", label: "No area" },
              ...planAreas.map((area) => ({ value: area, label: areaWords[area] })),
            ]}
            defaultValue={item.area ?? ""}
          />
          <Choices
            name="owner"
            legend="Done by"
            look="tight"
            options={[
              { value: "mentee", label: "The owner of the plan" },
              { value: "mentor", label: "Their mentor" },
            ]}
            selected={item.owner}
          />
        </>
      ) : null}
      {item.kind === "gate" ? (
        <CriteriaFields criteria={item.criteria} competencies={competencies} />
      ) : (
        <TextField
          name="doneWhen"
          label={item.kind === "goal" ? "Measure of success" : "Done when"}
          hint={item.kind === "goal" ? "How anybody could tell that it is reached." : "The evidence that shows it."}
          defaultValue={item.doneWhen}
        />
      )}
      {item.kind === "gate" ? null : <CompetencyFields item={item} competencies={competencies} />}
      {isNew || item.kind === "goal" || item.kind === "gate" ? null : <ProgressFields item={item} />}
      <TextAreaField name="note" label="Note" aside="optional" rows={3} defaultValue={item.note} />
      {mode === "edit" ? (
        <>
          <input type="hidden" name="mayHide" value="yes" />
          <Tick
            name="hidden"
            label="Keep this line to yourself"
            hint="Nobody else sees it, not in files either."
            ticked={item.hidden}
          />
        </>
      ) : null}
      <TextField
        name="reason"
        label={mode === "suggest" ? "Why you suggest it" : "Why"}
        aside={mode === "suggest" ? undefined : agreed ? "wanted if dates, scope or a gate change" : "optional"}
        hint={mode === "suggest" ? undefined : "Kept with the revision, beside your name."}
      />
      <Draft of={`plan-${mode}:${planId}:${isNew ? item.kind : item.id}`} on="revision" />
      <div className="row">
        <SubmitButton busy={mode === "suggest" ? "Sending…" : "Saving…"}>
          {mode === "suggest" ? "Suggest this" : removed ? "Put it back" : isNew ? `Add the ${item.kind}` : "Save"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
