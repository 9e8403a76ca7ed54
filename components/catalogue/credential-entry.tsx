import { keyInWords } from "@/domain/catalogue/words";
import { longDate } from "@/domain/dates";
import { type Citations, Cite } from "./cite";

type Credential = {
  readonly id: string;
  readonly name: string;
  readonly awardingBody: string;
  readonly kind: string;
  readonly prerequisites: readonly string[];
  readonly evidenceFor: readonly string[];
  readonly whatItShows: string;
  readonly renewalText: string | null;
  readonly markets: readonly string[];
  readonly certainty: string;
  readonly note: string | null;
  readonly checkedOn: string;
  readonly sourceIds: readonly string[];
};

const sure: Readonly<Record<string, string>> = {
  high: "Fairly sure",
  medium: "Not fully sure: sources differ or are old",
  low: "Unsure",
};

/** One credential with its rules, each as last checked. */
export function CredentialEntry({
  credential,
  sources,
}: {
  readonly credential: Credential;
  readonly sources: Citations;
}) {
  return (
    <li id={credential.id}>
      <div>
        <h3>{credential.name}</h3>
        <p className="ui muted">
          {keyInWords(credential.kind)}. {credential.markets.join(", ")}
        </p>
      </div>
      <div>
        <p className="prose">{credential.whatItShows}</p>
        <dl className="pairs">
          <dt>Before it</dt>
          <dd>{credential.prerequisites.join("; ")}</dd>
          <dt>Renewal</dt>
          <dd>{credential.renewalText ?? "No renewal is known to us"}</dd>
          <dt>Evidence for</dt>
          <dd>{credential.evidenceFor.join(" · ")}</dd>
          <dt>How sure</dt>
          <dd>
            {sure[credential.certainty] ?? credential.certainty}. Looked up on{" "}
            {longDate(new Date(`${credential.checkedOn}T12:00:00Z`))}; check with {credential.awardingBody}
          </dd>
          {credential.note === null ? null : (
            <>
              <dt>Note</dt>
              <dd>{credential.note}</dd>
            </>
          )}
        </dl>
        <Cite ids={credential.sourceIds} sources={sources} />
      </div>
    </li>
  );
}
