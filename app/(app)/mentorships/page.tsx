import type { Metadata } from "next";
import { MentorshipList } from "@/components/mentorships/mentorship-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Mentorships", robots: { index: false } };

/** The member's mentorships, on either side. */
export default async function MentorshipsPage() {
  const [reader, api] = await Promise.all([requireViewer("/mentorships"), caller()]);
  const mentorships = await api.mentorships.listMine();
  const live = mentorships.filter((one) => one.endedAt === null).length;
  return (
    <div className="wrap">
      <PageHead title="Mentorships">
        <p>{live === 0 ? "None at present." : `${live} at present.`}</p>
      </PageHead>
      <div className="mt-8">
        {mentorships.length === 0 ? (
          <EmptyState
            level={2}
            title="No mentorship yet"
            action={<LinkButton href="/mentors">Find a mentor</LinkButton>}
          >
            A mentorship begins when a mentor accepts a request. Its agreement, how to reach each other and its history
            stand here.
          </EmptyState>
        ) : (
          <MentorshipList mentorships={mentorships} zone={reader.zone} />
        )}
      </div>
    </div>
  );
}
