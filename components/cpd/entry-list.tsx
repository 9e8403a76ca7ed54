import Link from "next/link";
import { unitsText } from "@/domain/cpd/caps";
import type { OfferKind } from "@/domain/cpd/offers";
import type { EntryUnder, EntryView } from "@/server/cpd/view";
import { durationText, lossText, shortDay } from "./words";

const origins: Readonly<Record<OfferKind, string>> = {
  session: "from a confirmed session",
  task: "from a finished task of your plan",
  case_reply: "from a reply about a case",
};

/** The entries, newest first: what was done, what its owner took from it, and what each scheme counts of it. */
export function EntryList({ entries }: { readonly entries: readonly EntryView[] }) {
  return (
    <ol className="bare agenda">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="date">
            {shortDay(entry.happenedOn)}
            <span className="small muted block font-normal">{entry.happenedOn.slice(0, 4)}</span>
          </span>
          <div>
            <b>{entry.what}</b>
            <p className="small muted">
              {durationText(entry.minutes)}
              {entry.offered === null ? "" : `, ${origins[entry.offered]}`}
            </p>
            <p className="ui mt-1">{entry.reflection}</p>
            {entry.under.length === 0 ? null : (
              <ul className="bare small mt-2">
                {entry.under.map((one) => (
                  <Under key={one.schemeId} under={one} />
                ))}
              </ul>
            )}
          </div>
          <Link
            className="ui inline-block py-1"
            href={`/cpd/entries/${entry.id}`}
            prefetch={false}
            aria-label={`Change: ${entry.what}`}
          >
            Change
          </Link>
        </li>
      ))}
    </ol>
  );
}

function Under({ under }: { readonly under: EntryUnder }) {
  const { scheme, heading, counted, minutesPerUnit, units, losses } = under;
  if (heading === null) {
    return <li className="muted">{scheme}: not entered under a heading, so nothing counts.</li>;
  }
  return (
    <li>
      {scheme}, {heading}: <b className="num">{unitsText(counted, minutesPerUnit)}</b> {units}.{" "}
      <span className="muted">{losses.map((loss) => lossText(loss, heading)).join(" ")}</span>
    </li>
  );
}
