import type { Metadata } from "next";
import { CredentialEntry } from "@/components/catalogue/credential-entry";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Credentials",
  description:
    "Certificates and qualifications for PMO people and project managers: what each shows, what it asks for, how it is renewed, and how sure we are.",
  alternates: { canonical: "/credentials" },
};

/** Every credential by the body that awards it. */
export default async function CredentialsPage() {
  const api = await caller();
  const { credentials, sources } = await api.catalogue.listCredentials();
  const bodies = [...new Set(credentials.map((credential) => credential.awardingBody))];
  return (
    <div className="wrap">
      <PageHead title="Credentials" block={[{ label: "Listed", value: String(credentials.length) }]}>
        What each shows, what it asks for first, and how it is kept up. A credential proves knowledge; evidence of work
        proves the rest.
      </PageHead>
      <div className="mb-8">
        <Notice tone="a" title="Rules change: check with the body before you rely on them">
          Each entry says where its rules come from, how sure we are and on which day somebody looked. Names are used
          only to refer to the bodies; none of them endorses this product. Units of different bodies are never added up.
        </Notice>
      </div>
      <div className="stack-12">
        {bodies.map((body, i) => (
          <Section key={body} id={`body-${i + 1}`} title={body}>
            <ul className="entries">
              {credentials
                .filter((credential) => credential.awardingBody === body)
                .map((credential) => (
                  <CredentialEntry key={credential.id} credential={credential} sources={sources} />
                ))}
            </ul>
          </Section>
        ))}
      </div>
    </div>
  );
}
