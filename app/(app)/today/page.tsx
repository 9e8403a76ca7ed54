import type { Metadata } from "next";
import { TodayPage } from "@/components/mentorships/today-page";
import { caller, requestTime, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Today", robots: { index: false } };

/** The member's day. */
export default async function Page() {
  const [reader, api, now] = await Promise.all([requireViewer("/today"), caller(), requestTime()]);
  const [today, lastHere] = await Promise.all([api.mentorships.getToday(), api.obligations.noteVisit()]);
  const { coordinates, administers, zone } = reader;
  return <TodayPage {...{ today, lastHere, coordinates, administers, now, zone }} />;
}
