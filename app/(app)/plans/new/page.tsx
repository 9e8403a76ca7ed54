import type { Metadata } from "next";
import { NewPlan } from "@/components/plans/new-plan";
import { isoDate } from "@/domain/dates";
import { caller, requestTime, requireViewer } from "@/server/rsc";
import { createPlan } from "../actions";

export const metadata: Metadata = { title: "Begin a plan", robots: { index: false } };

/** Begins a plan from one for the next step, or from nothing. */
export default async function Page() {
  const [reader, api, now] = await Promise.all([requireViewer("/plans/new"), caller(), requestTime()]);
  return <NewPlan templates={await api.plans.templates()} today={isoDate(now, reader.zone)} action={createPlan} />;
}
