import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { caller, orNotFound } from "@/server/rsc";

export const metadata: Metadata = { title: "Caught mail", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every mail that this installation would have sent, newest first. It exists only while there is no mail server. */
export default async function InboxPage({ searchParams }: Props) {
  const given = (await searchParams).to;
  const to = typeof given === "string" ? given.slice(0, 254) : "";
  const api = await caller();
  const mails = await orNotFound(api.notifications.listCaughtMail(to === "" ? {} : { to }));
  return (
    <div className="wrap pb-16">
      <PageHead title="Caught mail" block={[{ label: "Shown", value: String(mails.length) }]}>
        No mail server is set, so nothing leaves this machine. What would have been sent can be read here.
      </PageHead>
      <form action="/inbox" className="mb-8 flex flex-wrap items-end gap-4">
        <div className="field">
          <label htmlFor="to">To</label>
          <input id="to" name="to" type="search" defaultValue={to} autoComplete="off" spellCheck={false} />
        </div>
        <button type="submit" className={buttonClass({ look: "secondary" })}>
          Show
        </button>
      </form>
      {mails.length === 0 ? (
        <EmptyState level={2} title={to === "" ? "No mail yet" : `No mail to ${to}`}>
          Mail comes here a moment after something happens that somebody is told of, such as a request for a sign-in
          code.
        </EmptyState>
      ) : (
        <table className="recs">
          <thead>
            <tr>
              <th scope="col">Sent</th>
              <th scope="col">To</th>
              <th scope="col">Subject</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.file}>
                <td data-l="Sent">
                  <Time at={mail.sentAt} as="slot" />
                </td>
                <td data-l="To">{mail.to}</td>
                <td data-l="Subject">
                  <Link href={`/inbox/${mail.file}`} prefetch={false}>
                    {mail.subject}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
