import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { GroupError } from "@/components/ui/group-error";
import { SubmitButton } from "@/components/ui/submit-button";
import { zoneOptions } from "@/domain/accounts/places";
import type { UsualHours } from "@/domain/accounts/profile";

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Spans offered for each day: two, or as many as there are already. */
function spansOf(hours: readonly UsualHours[], weekday: number): (UsualHours | null)[] {
  const given = hours.filter((slot) => slot.weekday === weekday);
  return given.length >= 2 ? given : [...given, ...Array<null>(2 - given.length).fill(null)];
}

/** The hours in which one can usually meet, on one's own clock. Each span is one pair of times. */
export function HoursForm({
  hours,
  zone,
  action,
}: {
  readonly hours: readonly UsualHours[];
  readonly zone: string;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="hours" className="fields">
      <GroupError name="slots" />
      <SelectField
        name="timeZone"
        label="On the clock of"
        hint="Summer time is reckoned for each week by itself."
        defaultValue={hours[0]?.timeZone ?? zone}
        options={zoneOptions(hours[0]?.timeZone ?? zone)}
      />
      <div className="tscroll">
        <table>
          <caption className="vh">Usual hours by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">From, to</th>
              <th scope="col">And from, to</th>
            </tr>
          </thead>
          <tbody>
            {weekdays.map((day, at) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {spansOf(hours, at + 1).map((span, place) => {
                  const which = place === 0 ? "" : ", again";
                  return (
                    <td key={`${day} ${place === 0 ? "first" : place}`}>
                      <span className="row flex-nowrap">
                        <input
                          className="inp sm"
                          type="time"
                          name={`from-${at + 1}`}
                          aria-label={`${day} from${which}`}
                          defaultValue={span?.startsAt ?? ""}
                        />
                        <input
                          className="inp sm"
                          type="time"
                          name={`to-${at + 1}`}
                          aria-label={`${day} to${which}`}
                          defaultValue={span?.endsAt ?? ""}
                        />
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SubmitButton busy="Saving…">Save the hours</SubmitButton>
    </ActionForm>
  );
}
