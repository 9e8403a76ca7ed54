import type { Metadata } from "next";
import Link from "next/link";
import { AccountPage } from "@/components/accounts/account-page";
import { AudienceForm } from "@/components/accounts/audience-form";
import { relationLabels } from "@/components/accounts/audience-words";
import { ProfilePreview } from "@/components/accounts/profile-preview";
import { RemoveEntry } from "@/components/accounts/remove-entry";
import { Section } from "@/components/ui/section";
import { relations } from "@/domain/accounts/visibility";
import { longDate } from "@/domain/dates";
import { caller, requireViewer } from "@/server/rsc";
import { saveAudiences, unblock } from "./actions";

export const metadata: Metadata = { title: "Who sees what" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who sees which field, how that looks to each of them, and whom one keeps away. */
export default async function AudiencesPage({ searchParams }: Props) {
  const reader = await requireViewer("/account/audiences");
  const { as } = await searchParams;
  const relation = relations.find((one) => one === as) ?? "member";
  const api = await caller();
  const [profile, options, preview, blocked] = await Promise.all([
    api.accounts.profile(),
    api.accounts.profileOptions(),
    api.accounts.preview({ relation }),
    api.safety.listBlocked(),
  ]);
  return (
    <AccountPage
      here="/account/audiences"
      lead="Private unless you open it. Each audience includes those before it: what members see, your programme and your mentor see too."
    >
      <Section id="fields" title="Field by field">
        <AudienceForm
          chosen={profile.audiences}
          hidden={profile.hiddenFromOwnOrganisation}
          organisation={profile.facts.organisation}
          action={saveAudiences}
        />
      </Section>
      <Section id="preview" title="See it as they do">
        <nav aria-label="See as" className="tabs mb-4">
          {relations.map((one) => (
            <Link
              key={one}
              href={`/account/audiences?as=${one}#preview`}
              prefetch={false}
              aria-current={one === relation ? "page" : undefined}
            >
              As {relationLabels[one]}
            </Link>
          ))}
        </nav>
        {preview === null ? (
          <p className="muted">Seen as {relationLabels[relation]}, your profile does not exist.</p>
        ) : (
          <ProfilePreview profile={preview} options={options} />
        )}
      </Section>
      <Section id="kept-away" title="Kept away">
        {blocked.length === 0 ? (
          <p className="muted">
            Nobody. You can keep somebody away from their profile; they are not told, and neither of you finds the
            other.
          </p>
        ) : (
          <dl className="sumlist">
            {blocked.map((one) => (
              <div key={one.memberId}>
                <dt>{one.name}</dt>
                <dd>Since {longDate(one.since, reader.zone)}</dd>
                <dd>
                  <RemoveEntry id={one.memberId} what={one.name} label="Take it back" action={unblock} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
    </AccountPage>
  );
}
