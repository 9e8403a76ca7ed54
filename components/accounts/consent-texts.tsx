import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ConsentDocument } from "@/domain/accounts/consent";
import { longDate } from "@/domain/dates";

const titles: Readonly<Record<ConsentDocument, { label: string; href: string }>> = {
  conduct: { label: "The code of conduct", href: "/conduct" },
  confidentiality: { label: "The confidentiality rule", href: "/confidentiality" },
  privacy: { label: "How your data is used", href: "/privacy" },
};

/** What was accepted, in which version and when; and what has changed since and asks again. */
export function ConsentTexts({
  accepted,
  missing,
  action,
  zone,
}: {
  readonly accepted: readonly { document: ConsentDocument; version: string; acceptedAt: Date }[];
  readonly missing: readonly ConsentDocument[];
  readonly action: FormAction;
  readonly zone: string;
}) {
  return (
    <>
      {missing.length === 0 ? null : (
        <div className="mb-4">
          <Notice tone="a" title="These texts have changed. Accept them before your next match.">
            <ul className="my-2">
              {missing.map((document) => (
                <li key={document}>
                  <Link href={titles[document].href}>{titles[document].label}</Link>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {/* The form stays when everything is accepted, so that it can say so. */}
      <ActionForm action={action} id="consent" className={missing.length === 0 ? "" : "mb-6"}>
        {missing.map((document) => (
          <input key={document} type="hidden" name="document" value={document} />
        ))}
        {missing.length === 0 ? null : <SubmitButton>I have read and accept them</SubmitButton>}
      </ActionForm>
      <dl className="sumlist">
        {accepted.map((one) => (
          <div key={`${one.document} ${one.version}`}>
            <dt>
              <Link href={titles[one.document].href} prefetch={false}>
                {titles[one.document].label}
              </Link>
            </dt>
            <dd>
              Version {one.version}, accepted {longDate(one.acceptedAt, zone)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
