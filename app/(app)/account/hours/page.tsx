import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { HoursForm } from "@/components/accounts/hours-form";
import { LeaveSwitch } from "@/components/accounts/leave-switch";
import { MeetingForm } from "@/components/programmes/meeting-form";
import { Section } from "@/components/ui/section";
import { isoDate } from "@/domain/dates";
import { caller, requestTime, requireViewer } from "@/server/rsc";
import { endLeave, saveHours, saveMeetingModes, startLeave } from "./actions";

export const metadata: Metadata = { title: "Hours and leave" };

/** When one can usually meet, and when one is away. */
export default async function HoursPage() {
  const reader = await requireViewer("/account/hours");
  const api = await caller();
  const [profile, modes, now] = await Promise.all([
    api.accounts.profile(),
    api.benchmark.getMeetingModes(),
    requestTime(),
  ]);
  return (
    <AccountPage here="/account/hours" lead="Shared hours are found from these, week by week, across time zones.">
      <Section id="usual" title="Usual hours">
        <HoursForm hours={profile.facts.availability} zone={profile.facts.timeZone} action={saveHours} />
      </Section>
      <Section id="meeting" title="How you can meet">
        <MeetingForm modes={modes} mentors={reader.mentors} action={saveMeetingModes} />
      </Section>
      <Section id="away" title="Leave">
        <LeaveSwitch leave={profile.leave} today={isoDate(now, reader.zone)} start={startLeave} end={endLeave} />
      </Section>
    </AccountPage>
  );
}
