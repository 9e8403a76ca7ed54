import { Section } from "@/components/ui/section";
import { type Leak, leakKinds } from "@/domain/cases/leaks";
import { leakLabels, leakWords } from "./leak-words";

/** What the check looked for, and of each kind what it found where, or that it found nothing. It never says “safe”. */
export function LeakReport({
  leaks,
  form,
}: {
  readonly leaks: readonly Leak[];
  /** The address of the form in which it is changed. */
  readonly form: string;
}) {
  return (
    <Section
      id="check"
      title="What the check found"
      aside={leaks.length === 1 ? "1 place to look at" : `${leaks.length} places to look at`}
    >
      <p className="ui muted">
        The text was compared on this server and sent nowhere. The check knows patterns and names; what gives a client
        away to somebody who was there, only you can see.
      </p>
      <ul className="ruled ui mt-4">
        {leakKinds.map((kind) => {
          const found = leaks.filter((leak) => leak.kind === kind);
          return (
            <li key={kind}>
              {kind === "banned" ? <a href="#own-words">{leakLabels[kind]}</a> : leakLabels[kind]}:{" "}
              {found.length === 0 ? <span className="muted">not found</span> : null}
              {found.map((leak) => (
                <b key={`${leak.found} ${leak.label} ${leak.line}`} className="block">
                  found: <a href={`${form}#case-${leak.field}`}>{leakWords(leak)}</a>
                </b>
              ))}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
