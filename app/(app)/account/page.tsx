import type { Metadata } from "next";
import { AboutForm } from "@/components/accounts/about-form";
import { AccountPage } from "@/components/accounts/account-page";
import { ConsentTexts } from "@/components/accounts/consent-texts";
import { PhotoForm } from "@/components/accounts/photo-form";
import { Section } from "@/components/ui/section";
import { caller, requireViewer } from "@/server/rsc";
import { acceptTexts, removePhoto, saveAbout, uploadPhoto } from "./actions";

export const metadata: Metadata = { title: "Your account" };

/** Who one is: name, words, place, photograph, and the texts one has accepted. */
export default async function AboutPage() {
  const reader = await requireViewer("/account");
  const api = await caller();
  const [{ facts }, accepted, missing] = await Promise.all([
    api.accounts.profile(),
    api.accounts.consents(),
    api.accounts.missingConsents(),
  ]);
  return (
    <AccountPage
      here="/account"
      lead="What you write here is yours. Nobody sees a field before you say who may, and your e-mail address is shown to nobody."
    >
      <Section id="photo" title="Photograph">
        <PhotoForm
          name={facts.name}
          domain={reader.domain}
          photoUrl={reader.photoUrl}
          upload={uploadPhoto}
          remove={removePhoto}
        />
      </Section>
      <Section id="you" title="About you">
        <AboutForm facts={facts} action={saveAbout} />
      </Section>
      <Section id="texts" title="What you have accepted">
        <ConsentTexts accepted={accepted} missing={missing} action={acceptTexts} zone={reader.zone} />
      </Section>
    </AccountPage>
  );
}
