import type { Metadata } from "next";
import { offerNames } from "@/app/(public)/discussion/actions";
import { HelpedList } from "@/components/discussion/helped-list";
import { OwnPosts } from "@/components/moderation/own-posts";
import { OwnReports } from "@/components/moderation/own-reports";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, requireViewer } from "@/server/rsc";
import { sendAgain, takeBack } from "./actions";

export const metadata: Metadata = { title: "Yours in the discussion" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Which posts of the reader helped others, where those that others do not see stand, and what came of what they have reported. */
export default async function MinePage({ searchParams }: Props) {
  const reader = await requireViewer("/discussion/mine");
  const { reported, no } = await searchParams;
  const api = await caller();
  const [{ posts, reports, waitingFiles }, contacts, helped] = await Promise.all([
    api.moderation.listMine(),
    api.programmes.contacts(),
    api.discussion.listHelped(),
  ]);
  // The number is said only of a report of one's own.
  const receipt = reports.find((report) => String(report.no) === no);
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Yours in the discussion"
        crumbs={[{ href: "/discussion", label: "Discussion" }, { label: "Yours" }]}
      >
        Where your posts helped, which of them others do not see, and what you have reported.
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {reported === "yes" || reported === "urgent" ? (
          <Notice
            tone="g"
            title={
              receipt === undefined ? "Your report has arrived" : `Your report has arrived: it is report ${receipt.no}`
            }
          >
            It stands below with its state, and you are told by mail what came of it. Whoever it concerns never learns
            who sent it.
          </Notice>
        ) : null}
        {reported === "urgent" ? (
          <Notice tone="r" title="If somebody is in danger now, call the emergency services">
            Moderators and coordinators have been told.
            {contacts.map(({ programme, contact }) => (
              <p key={programme}>
                {programme}: <b>{contact}</b>
              </p>
            ))}
          </Notice>
        ) : null}
        <Section id="posts" title="Not shown to others">
          {posts.length === 0 ? (
            <p className="ui muted">Nothing waits. Everything that you have posted is shown.</p>
          ) : (
            <div className="stack-6">
              <OwnPosts
                posts={posts}
                waitingFiles={waitingFiles}
                zone={reader.zone}
                offerNames={offerNames}
                sendAgain={sendAgain}
                takeBack={takeBack}
              />
            </div>
          )}
        </Section>
        {helped.count === 0 ? null : (
          <Section id="helped" title="Where your posts helped">
            <HelpedList helped={helped} zone={reader.zone} />
          </Section>
        )}
        <Section id="reports" title="What you have reported">
          {reports.length === 0 ? (
            <p className="ui muted">Nothing yet. Each post, each case and each profile has a link to report it.</p>
          ) : (
            <OwnReports reports={reports} zone={reader.zone} />
          )}
        </Section>
      </div>
    </div>
  );
}
