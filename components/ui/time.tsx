import { clockTime, longDate, shortDate, slotTime, weekdayDate } from "@/domain/dates";

const writers = { short: shortDate, long: longDate, weekday: weekdayDate, slot: slotTime, clock: clockTime } as const;

/** An instant as text in the reader's zone, readable by machines too. */
export function Time({
  at,
  as = "short",
  zone,
}: {
  readonly at: Date;
  readonly as?: keyof typeof writers;
  readonly zone?: string | undefined;
}) {
  return <time dateTime={at.toISOString()}>{writers[as](at, zone)}</time>;
}
