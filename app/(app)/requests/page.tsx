import type { Metadata } from "next";
import { ReceivedRequests, SentRequests } from "@/components/requests/request-lists";
import { PageHead } from "@/components/ui/page-head";
import { caller, requestTime, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Requests", robots: { index: false } };

/** The member's requests on both sides. */
export default async function RequestsPage() {
  const [reader, api, now] = await Promise.all([requireViewer("/requests"), caller(), requestTime()]);
  const { sent, received } = await api.requests.listMyRequests();
  const asMentor = reader.mentors || received.length > 0;
  const asMentee = reader.seeks || sent.length > 0 || !asMentor;
  return (
    <div className="wrap">
      <PageHead title="Requests">
        <p>Whoever owes the next step is named, with the date and what happens if it passes.</p>
      </PageHead>
      <div className="stack-12 mt-8">
        {asMentor ? <ReceivedRequests received={received} now={now} zone={reader.zone} /> : null}
        {asMentee ? <SentRequests sent={sent} now={now} zone={reader.zone} /> : null}
      </div>
    </div>
  );
}
