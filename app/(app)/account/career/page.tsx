import type { Metadata } from "next";
import Link from "next/link";
import { AccountPage } from "@/components/accounts/account-page";
import { CareerForm } from "@/components/accounts/career-form";
import { CredentialForm } from "@/components/accounts/credential-form";
import { CredentialList } from "@/components/accounts/credential-list";
import { HeldRoleForm } from "@/components/accounts/held-role-form";
import { HistoryList } from "@/components/accounts/history-list";
import { Section } from "@/components/ui/section";
import { isoDate } from "@/domain/dates";
import { caller, requestTime, requireViewer } from "@/server/rsc";
import { removeCredential, removePost, saveCareer, saveCredential, savePost } from "./actions";

export const metadata: Metadata = { title: "Career" };

/** The career as fields: the post now, the posts before, the credentials. */
export default async function CareerPage() {
  const reader = await requireViewer("/account/career");
  const api = await caller();
  const [profile, options, now] = await Promise.all([
    api.accounts.profile(),
    api.accounts.profileOptions(),
    requestTime(),
  ]);
  const { facts } = profile;
  return (
    <AccountPage here="/account/career" lead="The directory and the match read where you have been from these fields.">
      <Section id="now" title="Now">
        <CareerForm
          facts={facts}
          lineManagerEmail={profile.lineManagerEmail}
          hoursPerMonth={profile.hoursPerMonth}
          options={options}
          action={saveCareer}
        />
      </Section>
      <Section id="ahead" title="Where you want to be">
        <p>
          The role, the route, your goals and the domain are answered in{" "}
          <Link href="/start?step=target" prefetch={false}>
            the start
          </Link>
          , and can be changed there at any time.
        </p>
      </Section>
      <Section id="history" title="Posts held">
        <HistoryList history={facts.history} options={options} save={savePost} remove={removePost} />
        <details>
          <summary>Add a post</summary>
          <div className="well mt-3">
            <HeldRoleForm options={options} action={savePost} />
          </div>
        </details>
      </Section>
      <Section
        id="credentials"
        title="Credentials"
        end={
          <Link href="/cpd/credentials" prefetch={false}>
            When to renew
          </Link>
        }
      >
        <CredentialList
          credentials={facts.credentials}
          options={options}
          today={isoDate(now, reader.zone)}
          zone={reader.zone}
          save={saveCredential}
          remove={removeCredential}
        />
        <details>
          <summary>Add a credential</summary>
          <div className="well mt-3">
            <CredentialForm options={options} action={saveCredential} />
          </div>
        </details>
      </Section>
    </AccountPage>
  );
}
