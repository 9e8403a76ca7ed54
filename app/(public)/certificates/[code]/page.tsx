import type { Metadata } from "next";
import { CheckedCertificatePage } from "@/components/mentorships/checked-certificate";
import { env } from "@/server/env";
import { caller, orNotFound, viewer } from "@/server/rsc";

/** It names nobody, so that no list of pages visited tells whose certificate it was. */
export const metadata: Metadata = { title: "A certificate checked", robots: { index: false, follow: false } };

/** A certificate that its holder shares, for whoever has its address. */
export default async function Page({ params }: { readonly params: Promise<{ code: string }> }) {
  const [{ code }, api, reader] = await Promise.all([params, caller(), viewer()]);
  const certificate = await orNotFound(api.mentorships.checkCertificate({ code }));
  return <CheckedCertificatePage certificate={certificate} host={new URL(env().appUrl).host} zone={reader?.zone} />;
}
