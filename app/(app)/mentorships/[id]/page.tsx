import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MentorshipPage } from "@/components/mentorships/mentorship-page";
import { PlansOfMentorship } from "@/components/plans/of-mentorship";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import {
  answerSession,
  changeMentorship,
  proposeAgreement,
  recordSession,
  setContactNote,
  signAgreement,
} from "../actions";

export const metadata: Metadata = { title: "Mentorship", robots: { index: false } };

/** One mentorship, for its two; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [reader, api, now] = await Promise.all([requireViewer(`/mentorships/${id}`), caller(), requestTime()]);
  const [mentorship, plans] = await Promise.all([
    orNotFound(api.mentorships.get({ mentorshipId: id })),
    api.plans.ofMentorship({ mentorshipId: id }),
  ]);
  return (
    <MentorshipPage
      mentorship={mentorship}
      plans={
        mentorship.endedAt === null ? (
          <PlansOfMentorship
            plans={plans}
            side={mentorship.side}
            partnerName={mentorship.partner.name}
            zone={reader.zone}
          />
        ) : null
      }
      actions={{
        sign: signAgreement,
        propose: proposeAgreement,
        contact: setContactNote,
        change: changeMentorship,
        record: recordSession,
        answer: answerSession,
      }}
      now={now}
      zone={reader.zone}
    />
  );
}
