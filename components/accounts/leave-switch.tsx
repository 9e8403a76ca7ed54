import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import { RemoveEntry } from "./remove-entry";

type Leave = { readonly id: string; readonly fromDay: string; readonly toDay: string | null };

const spoken = (day: string) => longDate(new Date(`${day}T12:00:00Z`), "UTC");

/** One switch: while one is away, every date by which one owes something moves. */
export function LeaveSwitch({
  leave,
  today,
  start,
  end,
}: {
  readonly leave: readonly Leave[];
  readonly today: string;
  readonly start: FormAction;
  readonly end: FormAction;
}) {
  const open = leave.filter((one) => one.toDay === null || one.toDay >= today);
  return (
    <>
      {open.map((one) => {
        const isNow = one.fromDay <= today;
        const until = one.toDay === null ? "until you switch it off" : `until ${spoken(one.toDay)}`;
        return (
          <div key={one.id} className="mb-4">
            <Notice tone="a" title={isNow ? `You are away ${until}` : `Away from ${spoken(one.fromDay)} ${until}`}>
              <p className="mb-2">
                Nothing becomes due on these days, and reminders wait with them, for a month at most.
              </p>
              <RemoveEntry
                id={one.id}
                what={`leave from ${spoken(one.fromDay)}`}
                label={isNow ? "I am back" : "Take it back"}
                action={end}
              />
            </Notice>
          </div>
        );
      })}
      <ActionForm action={start} id="leave" className="fields">
        <div className="grid grid-cols-2 gap-5">
          <TextField name="fromDay" label="Away from" type="date" defaultValue={today} />
          <TextField name="toDay" label="Until" aside="empty: open" type="date" />
        </div>
        <SubmitButton look="secondary" busy="Saving…">
          Switch leave on
        </SubmitButton>
      </ActionForm>
    </>
  );
}
