import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { caller, orNotFound } from "@/server/rsc";

export const metadata: Metadata = { title: "A caught mail", robots: { index: false } };

type Props = { readonly params: Promise<{ readonly file: string }> };

/** One caught mail: its plain part, and its HTML part in a frame that can do nothing. */
export default async function CaughtMailPage({ params }: Props) {
  const { file } = await params;
  const api = await caller();
  const mail = await orNotFound(api.notifications.caughtMail({ file }));
  return (
    <div className="wrap pb-16">
      <PageHead
        title={mail.subject}
        crumbs={[{ href: "/inbox", label: "Caught mail" }, { label: mail.subject }]}
        block={[
          { label: "To", value: mail.to },
          { label: "From", value: mail.from },
          { label: "Sent", value: <Time at={mail.sentAt} as="slot" /> },
        ]}
      />
      <div className="stack-12">
        <Section id="plain" title="As text">
          <pre className="whitespace-pre-wrap break-words">{withLinks(mail.text)}</pre>
        </Section>
        <Section id="html" title="As HTML" aside="Links are dead in this frame: follow them from the text.">
          <iframe
            className="h-[48rem] w-full border border-rule"
            src={`/inbox/${file}/html`}
            title={`The mail as HTML: ${mail.subject}`}
            sandbox=""
          />
        </Section>
      </div>
    </div>
  );
}

/** Addresses in a text become links; everything else stays text. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} className="break-all">
        {part}
      </a>
    ),
  );
}
