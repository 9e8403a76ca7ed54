import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Certificate } from "@/components/mentorships/certificate";
import { MentorshipPage } from "@/components/mentorships/mentorship-page";
import { PlansOfMentorship } from "@/components/plans/of-mentorship";
import { isUuid } from "@/domain/ids";
import { env } from "@/server/env";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import {
  answerSession,
  changeMentorship,
  proposeAgreement,
  recordSession,
  setContactNote,
  signAgreement,
} from "../actions";
import { nameOnCertificate, shareCertificate, withdrawCertificate } from "../certificate-actions";

export const metadata: Metadata = { title: "Mentorship", robots: { index: false } };

/** One mentorship, for its two; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [reader, api, now] = await Promise.all([requireViewer(`/mentorships/${id}`), caller(), requestTime()]);
  const [mentorship, certificate, plans] = await Promise.all([
    orNotFound(api.mentorships.get({ mentorshipId: id })),
    orNotFound(api.mentorships.getCertificate({ mentorshipId: id })),
    api.plans.ofMentorship({ mentorshipId: id }),
  ]);
  return (
    <MentorshipPage
      mentorship={mentorship}
      certificate={
        certificate === null ? null : (
          <Certificate
            mentorshipId={id}
            certificate={certificate}
            partner={mentorship.partner.name}
            origin={env().appUrl}
            share={shareCertificate}
            withdraw={withdrawCertificate}
            name={nameOnCertificate}
            zone={reader.zone}
          />
        )
      }
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
