import type { Metadata } from "next";
import Link from "next/link";
import { Draft } from "@/components/drafts/draft";
import { ApplicationState } from "@/components/programmes/application-state";
import { ExpertiseFields } from "@/components/programmes/expertise-fields";
import { OfferFields } from "@/components/programmes/offer-fields";
import { PauseSwitch } from "@/components/programmes/pause-switch";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, requestTime, requireViewer } from "@/server/rsc";
import { pause, resume, saveExpertise, saveOffer, withdraw } from "./actions";

export const metadata: Metadata = { title: "Mentoring" };

/** One's own mentoring: how the application stands, or what one offers. */
export default async function MentoringPage() {
  const reader = await requireViewer("/mentoring");
  const api = await caller();
  const [own, options, now] = await Promise.all([
    api.programmes.ownMentoring(),
    api.accounts.profileOptions(),
    requestTime(),
  ]);
  const { offer } = own;
  if (offer === null || offer.approvedAt === null) {
    return (
      <div className="wrap pb-16">
        <PageHead title="Mentoring">You can mentor and be mentored with the same account.</PageHead>
        <div className="max-w-[40rem]">
          <ApplicationState application={own.application} now={now} zone={reader.zone} withdraw={withdraw} />
        </div>
      </div>
    );
  }
  const isPaused = offer.pausedAt !== null && (offer.pausedUntil === null || offer.pausedUntil > now);
  const isSilent = offer.lapsedInARow >= 2;
  const mayBeAsked = offer.briefedAt !== null || !own.briefingRequired;
  const free = Math.max(0, offer.capacityMentees - own.placesTaken);
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Mentoring"
        block={[
          { label: "Programme", value: own.programme ?? "" },
          { label: "Places", value: `${free} of ${offer.capacityMentees} free` },
          { label: "Briefing", value: offer.briefedAt === null ? "Not done" : "Done" },
          {
            label: "State",
            value: isPaused ? "Paused" : isSilent ? "Silent" : mayBeAsked ? "Can be asked" : "Not yet",
          },
        ]}
      >
        <Link href={`/mentors/${reader.handle}`}>Your page as a mentor</Link>. Who sees which part of it is set under{" "}
        <Link href="/account/audiences">Who sees what</Link>.
      </PageHead>
      <div className="max-w-[46rem] stack-12">
        {mayBeAsked ? null : (
          <Notice tone="a" title="Before your first request: the briefing">
            <p className="mb-3">Ten minutes and five questions. You can be asked when it is done.</p>
            <LinkButton href="/mentoring/briefing">Read the briefing</LinkButton>
          </Notice>
        )}
        <Section id="pause" title="Pause">
          <PauseSwitch
            paused={isPaused ? { until: offer.pausedUntil } : null}
            silent={offer.lapsedInARow >= 2}
            zone={reader.zone}
            pause={pause}
            resume={resume}
          />
        </Section>
        <Section id="offer" title="What you offer">
          <ActionForm action={saveOffer} id="offer-form" className="fields">
            <OfferFields offer={offer} />
            <Draft of="mentor-offer" />
            <SubmitButton busy="Saving…">Save the offer</SubmitButton>
          </ActionForm>
        </Section>
        <Section id="expertise" title="Domains and strengths">
          <ActionForm action={saveExpertise} id="expertise-form" className="fields">
            <ExpertiseFields domains={own.domains} strengths={own.strengths} options={options} />
            <SubmitButton busy="Saving…">Save domains and strengths</SubmitButton>
          </ActionForm>
        </Section>
      </div>
    </div>
  );
}
