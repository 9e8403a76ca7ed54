import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MentorshipPage } from "@/components/mentorships/mentorship-page";
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
  const mentorship = await orNotFound(api.mentorships.get({ mentorshipId: id }));
  return (
    <MentorshipPage
      mentorship={mentorship}
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
