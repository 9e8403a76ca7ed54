import type { Metadata } from "next";
import { FormPage } from "@/components/accounts/form-page";
import { buttonClass } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { caller } from "@/server/rsc";

export const metadata: Metadata = { title: "Unsubscribe", robots: { index: false } };

type Props = { readonly params: Promise<{ readonly token: string }> };

/** Says what a press stops. Opening the page, which scanners of mail do too, stops nothing. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const api = await caller();
  const holder = await api.notifications.reminderHolder({ token: token.slice(0, 200) });
  if (holder === null) {
    return (
      <FormPage title="This link is not complete" lead="Open it again from the mail, or copy all of it.">
        <LinkButton href="/">To the home page</LinkButton>
      </FormPage>
    );
  }
  if (holder.stopped) {
    return (
      <FormPage title="Reminders are off">
        <Notice tone="g" title="You get no more reminders of an unfinished profile.">
          Mail about requests, mentorships and your sign-in still comes: it belongs to taking part.
        </Notice>
      </FormPage>
    );
  }
  return (
    <FormPage
      title="Unsubscribe from reminders"
      lead="You have a profile that is not finished. We remind you of it twice at most; one press stops that."
    >
      <form method="post" action={`/unsubscribe/${token}`}>
        <input type="hidden" name="from" value="page" />
        <button type="submit" className={buttonClass({})}>
          Unsubscribe from these reminders
        </button>
      </form>
    </FormPage>
  );
}
