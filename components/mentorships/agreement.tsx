import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { longDate } from "@/domain/dates";
import { agreementLimits, cadenceText, channelText } from "@/domain/mentorships/agreement";
import type { AgreementView, MentorshipView } from "@/server/mentorships/view";

type Props = {
  readonly mentorship: MentorshipView;
  readonly sign: FormAction;
  readonly zone: string;
};

/** The agreement: its newest version with both signatures, the form to sign it, and the version in force if that is older. */
export function Agreement({ mentorship, sign, zone }: Props) {
  const { agreements, can } = mentorship;
  const [newest] = agreements;
  if (!newest) {
    return (
      <Section id="agreement" title="Agreement">
        <p>This mentorship began before agreements were signed here, and has none.</p>
      </Section>
    );
  }
  const inForce = agreements.find((agreement) => agreement.signedByBoth);
  return (
    <Section id="agreement" title="Agreement" aside={`Version ${newest.version}`}>
      <p className="ui muted">{provenance(newest)}</p>
      <Terms agreement={newest} />
      <Clauses agreement={newest} />
      <Signatures agreement={newest} mentorship={mentorship} zone={zone} />
      {can.sign ? <SignForm mentorship={mentorship} agreement={newest} action={sign} /> : null}
      {inForce === undefined || inForce.version === newest.version ? null : (
        <details className="mt-6">
          <summary className="font-semibold">
            Version {inForce.version}, in force until both have signed version {newest.version}
          </summary>
          <Terms agreement={inForce} />
        </details>
      )}
    </Section>
  );
}

function provenance({ proposedBy, version }: AgreementView): string {
  return proposedBy === null ? "Drawn up from the request." : `Version ${version}, proposed by ${proposedBy}.`;
}

function endDate(day: string): string {
  return longDate(new Date(`${day}T12:00:00Z`), "UTC");
}

function Terms({ agreement }: { readonly agreement: AgreementView }) {
  const rows = [
    ["Scope", agreement.scope],
    ["Rhythm", `${agreement.sessionMinutes} minutes, ${cadenceText(agreement.cadenceDays)}`],
    ["Channel", channelText(agreement.channel)],
    ["Until", endDate(agreement.endsOn)],
  ];
  return (
    <dl className="sumlist mt-2">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Clauses({ agreement }: { readonly agreement: AgreementView }) {
  const [first, ...rest] = agreement.clauses;
  if (!first) return null;
  return (
    <>
      <p className="mt-4">
        <b>{first.title}.</b> {first.text}
      </p>
      {rest.length === 0 ? null : (
        <details className="mt-3">
          <summary className="font-semibold">The other {rest.length} clauses</summary>
          <dl className="stack-2 mt-3">
            {rest.map((clause) => (
              <div key={clause.id}>
                <dt className="font-semibold">{clause.title}</dt>
                <dd>{clause.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Signatures({
  agreement,
  mentorship,
  zone,
}: {
  readonly agreement: AgreementView;
  readonly mentorship: MentorshipView;
  readonly zone: string;
}) {
  return (
    <ul className="bare stack-2 mt-4" aria-label="Signatures">
      {[mentorship.me, mentorship.partner].map((person) => {
        const signature = agreement.signatures.find((one) => one.memberId === person.id);
        return (
          <li key={person.id} className="row">
            {signature === undefined ? (
              <StatusMark status="N">{`${person.name} has not signed`}</StatusMark>
            ) : (
              <>
                <StatusMark status="C" bare />
                <span>
                  <i className="serif">{signature.typedName}</i>{" "}
                  <span className="small muted">
                    signed on <Time at={signature.signedAt} as="long" zone={zone} />
                  </span>
                </span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function SignForm({
  mentorship,
  agreement,
  action,
}: {
  readonly mentorship: MentorshipView;
  readonly agreement: AgreementView;
  readonly action: FormAction;
}) {
  const begins = mentorship.state === "accepted";
  return (
    <div className="sheet mt-6">
      <h3>Sign version {agreement.version}</h3>
      <p className="ui muted mt-1">
        {begins
          ? "The mentorship is active once both of you have signed. Either of you can change the agreement, or end the mentorship, at any time."
          : "This version takes the place of the one before once both of you have signed."}
      </p>
      <ActionForm action={action} id="sign" className="fields mt-4" label="Sign the agreement">
        <input type="hidden" name="mentorshipId" value={mentorship.id} />
        <input type="hidden" name="version" value={agreement.version} />
        <TextField
          name="typedName"
          label="Your name, as your signature"
          hint={`As in your account: ${mentorship.me.name}.`}
          autoComplete="name"
          maxLength={agreementLimits.name}
        />
        <SubmitButton busy="Signing…">Sign the agreement</SubmitButton>
      </ActionForm>
    </div>
  );
}
