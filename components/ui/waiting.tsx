import { dueIn, weekdayDate } from "@/domain/dates";

export type ObligationView = {
  /** The name of the person whose step it is. */
  readonly ownerName: string;
  /** True when the reader is that person. */
  readonly isYours: boolean;
  /** What they owe, as a verb phrase: "answer this request". */
  readonly step: string;
  readonly dueAt: Date;
  /** What happens by itself when the date passes, as a sentence: "The request ends and you can ask somebody else." */
  readonly defaultText: string;
};

/** Who owes the next step, by when, and what happens then. A screen shows nothing as waiting without it. */
export function Waiting({
  obligation,
  now,
  zone,
}: {
  readonly obligation: ObligationView;
  readonly now: Date;
  readonly zone?: string | undefined;
}) {
  const { ownerName, isYours, step, dueAt, defaultText } = obligation;
  const late = dueAt < now;
  return (
    <div className={`notice ${late ? "a" : "i"}`} data-waiting={isYours ? "you" : "them"}>
      <div>
        <p className="font-semibold">
          {isYours ? "You have" : `${ownerName} has`} to {step} by{" "}
          <time dateTime={dueAt.toISOString()}>{weekdayDate(dueAt, zone)}</time>
          <span className="font-normal text-ink-2"> ({dueIn(dueAt, now, zone)})</span>
        </p>
        <p className="ui muted">After that: {defaultText}</p>
      </div>
    </div>
  );
}
