import type { Metadata } from "next";
import { MonthsPage } from "@/components/cpd/months-page";
import { caller, requireViewer } from "@/server/rsc";
import { removeProject, saveProject } from "../actions";

export const metadata: Metadata = { title: "Months that count", robots: { index: false } };

/** The worksheet of months toward the PMP. */
export default async function Page() {
  await requireViewer("/cpd/months");
  const api = await caller();
  return <MonthsPage view={await api.cpd.getMonths()} actions={{ save: saveProject, remove: removeProject }} />;
}
