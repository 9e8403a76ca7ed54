import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { FormPage } from "@/components/accounts/form-page";
import { Draft } from "@/components/drafts/draft";
import { ExpertiseFields } from "@/components/programmes/expertise-fields";
import { OfferFields } from "@/components/programmes/offer-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, requireViewer } from "@/server/rsc";
import { apply } from "./actions";

export const metadata: Metadata = { title: "Apply to mentor" };

/** Everything a coordinator needs to say yes: why, in what, how many, how. */
export default async function ApplyPage() {
  await requireViewer("/mentoring/apply");
  const api = await caller();
  const [own, options] = await Promise.all([api.programmes.ownMentoring(), api.accounts.profileOptions()]);
  if (own.offer?.approvedAt != null || own.application?.state === "submitted") redirect("/mentoring");
  return (
    <FormPage
      title="Apply to mentor"
      lead={
        <>
          A coordinator reads this together with <Link href="/account/career">your career</Link>, and answers with a
          reason.
        </>
      }
    >
      <ActionForm action={apply} id="apply" className="fields">
        <TextAreaField
          name="motivation"
          label="Why you, and what you would like to pass on"
          hint="The coordinator reads it; members do not."
          rows={6}
          maxLength={1500}
        />
        <ExpertiseFields domains={own.domains} strengths={own.strengths} options={options} />
        <OfferFields offer={own.offer} />
        <Tick
          name="listed"
          label="Members may find me and read my career"
          hint="Name, photograph, career, strengths and words are shown to members; employer and hours to your programme; nothing to the public. You can change each field at any time under “Who sees what”."
        />
        <Draft of="mentor-application" />
        <SubmitButton>Send the application</SubmitButton>
      </ActionForm>
    </FormPage>
  );
}
