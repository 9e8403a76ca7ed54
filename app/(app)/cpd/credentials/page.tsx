import type { Metadata } from "next";
import { CredentialsPage } from "@/components/cpd/credentials-page";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Credentials to renew", robots: { index: false } };

/** The member's credentials and when to renew them. */
export default async function Page() {
  const reader = await requireViewer("/cpd/credentials");
  const api = await caller();
  return <CredentialsPage view={await api.cpd.getCredentials()} zone={reader.zone} />;
}
