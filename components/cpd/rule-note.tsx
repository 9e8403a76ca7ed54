import { type Citations, Cite } from "@/components/catalogue/cite";
import { certaintyText, longDay } from "./words";

/** A rule as it was read, when, how sure that is, and whom to ask. Never more than “check with”. */
export function RuleNote({
  rule,
  body,
  sources,
}: {
  readonly rule: {
    readonly text: string;
    readonly readOn: string;
    readonly certainty: string;
    readonly sourceIds: readonly string[];
  };
  readonly body: string;
  readonly sources: Citations;
}) {
  return (
    <div className="small muted">
      <p>
        {rule.text} Read on {longDay(rule.readOn)}; {certaintyText(rule.certainty)}. Check with {body}.
      </p>
      <Cite ids={rule.sourceIds} sources={sources} />
    </div>
  );
}
