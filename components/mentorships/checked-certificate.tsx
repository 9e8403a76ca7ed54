import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { codeInGroups } from "@/domain/mentorships/certificate";
import {
  certificateClaims,
  certificateLimits,
  certificateTitle,
  figuresOf,
  sentenceOf,
} from "@/domain/mentorships/certificate-words";
import type { CheckedCertificate } from "@/server/mentorships/certificates";

/** A shared certificate as whoever has its address reads it: what is confirmed, by whom, and what is not. */
export function CheckedCertificatePage({
  certificate: { statement, code, checkedAt },
  host,
  zone,
}: {
  readonly certificate: CheckedCertificate;
  /** The host of this installation. */
  readonly host: string;
  readonly zone: string | undefined;
}) {
  return (
    <div className="wrap">
      <PageHead title={certificateTitle} block={figuresOf(statement)}>
        <p>{sentenceOf(statement)}</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7 stack-6">
          <Section id="says" title="What this confirms">
            <p>{certificateClaims(statement)}</p>
            <p className="mt-3">{certificateLimits}</p>
          </Section>
          <Section id="by" title="Who confirms it">
            <p>
              The records of the programme “{statement.programme}” on Critical Path at {host}, as they stand at this
              moment. Sessions that one side only claimed are not counted.
            </p>
            <p className="mt-3">
              {statement.holder} shares this page with whoever has its address, and can withdraw it at any time. The
              other one of the two is named only while they agree to it.
            </p>
          </Section>
        </div>
        <aside className="c5">
          <Section id="check" title="This check" light>
            <dl className="sumlist">
              <div>
                <dt>Code</dt>
                <dd>{codeInGroups(code)}</dd>
              </div>
              <div>
                <dt>Programme</dt>
                <dd>{statement.programme}</dd>
              </div>
              <div>
                <dt>Checked</dt>
                <dd>
                  <Time at={checkedAt} as="long" zone={zone} /> at <Time at={checkedAt} as="clock" zone={zone} />
                </dd>
              </div>
            </dl>
          </Section>
        </aside>
      </div>
    </div>
  );
}
