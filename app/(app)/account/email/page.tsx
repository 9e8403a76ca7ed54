import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { MailForm } from "@/components/notifications/mail-form";
import { Section } from "@/components/ui/section";
import { caller, requireViewer } from "@/server/rsc";
import { saveMailChoices } from "./actions";

export const metadata: Metadata = { title: "E-mail" };

/** Which mail one gets. */
export default async function EmailPage() {
  await requireViewer("/account/email");
  const api = await caller();
  const choices = await api.notifications.mailChoices();
  return (
    <AccountPage
      here="/account/email"
      lead="Mail about requests, agreements, sessions, gates, reviews and your sign-in belongs to taking part and is always sent. The rest is yours to choose."
    >
      <Section id="choices" title="Mail that you choose">
        <MailForm choices={choices} action={saveMailChoices} />
      </Section>
    </AccountPage>
  );
}
