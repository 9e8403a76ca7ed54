import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { certificatePath, hoursInWords, sessionsInWords, unnamed } from "@/domain/mentorships/certificate";
import type { CertificateStatement } from "@/server/mentorships/certificate-record";
import type { CertificateView } from "@/server/mentorships/certificates";

type Props = {
  readonly mentorshipId: string;
  readonly certificate: CertificateView;
  /** The other one of the two. */
  readonly partner: string;
  /** Where this installation is reached, without a trailing slash. */
  readonly origin: string;
  readonly share: FormAction;
  readonly withdraw: FormAction;
  readonly name: FormAction;
  readonly zone: string;
};

/** The reader's certificate of a completed mentorship: to take as a file, to let others check, and who is named on it. */
export function Certificate(props: Props) {
  const { statement } = props.certificate;
  if (statement === null) {
    return (
      <Section id="certificate" title="Certificate">
        <p className="muted">
          A certificate says how many hours both of you confirmed. No session of the two of you is confirmed by both, so
          there is none to take. Once a session below is confirmed, it is here.
        </p>
      </Section>
    );
  }
  return (
    <Section id="certificate" title="Certificate" aside={`${hoursInWords(statement.minutes)} confirmed by both`}>
      <p>
        It says that you completed this mentorship, in which programme and when, and that both of you confirmed{" "}
        {sessionsInWords(statement.sessions)}, {hoursInWords(statement.minutes)} in all. It says nothing of what you
        worked on.
      </p>
      <p className="mt-4">
        <a className={buttonClass({})} href={`/mentorships/${props.mentorshipId}/certificate.pdf`} download>
          Download your certificate (PDF)
        </a>
      </p>
      <Sharing {...props} statement={statement} />
      <Names {...props} statement={statement} />
    </Section>
  );
}

type Certified = Props & { readonly statement: CertificateStatement };

function Sharing({ partner, statement, certificate: { shared }, origin, zone, ...props }: Certified) {
  const names = statement.other === null ? `your name, but not that of ${partner}` : `your name and that of ${partner}`;
  const seen = `Anybody with this address can see ${names}, the programme, the dates, and how many sessions and hours both of you confirmed.`;
  const path = shared === null ? null : certificatePath(shared.code);
  return (
    <div className="sheet mt-6">
      <h3>{shared === null ? "Let others check it" : "Others can check it"}</h3>
      {path === null ? null : (
        <p className="mt-2">
          <a className="break-all" href={path}>
            {origin}
            {path}
          </a>
        </p>
      )}
      <p className="ui muted mt-2">
        {shared === null ? (
          `Nobody else can see it now. Sharing gives it an address of its own, which the file bears from then on. ${seen} You can withdraw it at any time.`
        ) : (
          <>
            Shared since <Time at={shared.since} as="long" zone={zone} />. {seen} Withdrawn, it leads nowhere from that
            moment on, also from copies that you have given away; sharing again makes another address.
          </>
        )}
      </p>
      <ActionForm
        action={shared === null ? props.share : props.withdraw}
        id="certificate-sharing"
        className="mt-4"
        label={shared === null ? "Share your certificate" : "Withdraw your certificate"}
      >
        <input type="hidden" name="mentorshipId" value={props.mentorshipId} />
        {shared === null ? (
          <SubmitButton look="secondary" busy="Sharing…">
            Share your certificate
          </SubmitButton>
        ) : (
          <SubmitButton look="danger" busy="Withdrawing…">
            Withdraw your certificate
          </SubmitButton>
        )}
      </ActionForm>
    </div>
  );
}

/** Whose name stands on whose certificate: each decides over their own. */
function Names({ mentorshipId, certificate: { namedSince }, partner, name, statement }: Certified) {
  const mine = statement.side;
  return (
    <div className="mt-6">
      <h3>Names</h3>
      <p className="ui muted mt-1">
        {statement.other === null
          ? `Yours says “${unnamed(mine)}”: ${partner} stands on it by name only by agreeing to that here.`
          : `Yours names ${partner}, who has agreed to that and can take it back.`}{" "}
        {namedSince === null
          ? `That of ${partner} says “${unnamed(mine === "mentee" ? "mentor" : "mentee")}” in your place.`
          : `That of ${partner} may name you, to anybody whom it is shown to.`}
      </p>
      <ActionForm
        action={name}
        id="name-on-certificate"
        className="mt-3"
        label={`Your name on the certificate of ${partner}`}
      >
        <input type="hidden" name="mentorshipId" value={mentorshipId} />
        <SubmitButton look="secondary" small name="agrees" value={namedSince === null ? "yes" : "no"} busy="Saving…">
          {namedSince === null ? `Agree to be named on that of ${partner}` : `Take my name off that of ${partner}`}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
