import type { Metadata } from "next";
import { FormPage } from "@/components/accounts/form-page";
import { buttonClass } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { UnsubscribeKind } from "@/domain/notifications/choices";
import { caller } from "@/server/rsc";

export const metadata: Metadata = { title: "Unsubscribe", robots: { index: false } };

type Props = { readonly params: Promise<{ readonly token: string }> };

type Words = {
  readonly title: string;
  readonly lead: string;
  readonly press: string;
  readonly off: string;
  readonly offTitle: string;
  readonly still: string;
};

const words: Readonly<Record<UnsubscribeKind | "thread", Words>> = {
  post_answers: {
    title: "Unsubscribe from answers and mentions",
    lead: "We write when somebody answers you in a discussion, names you, or answers a thread that you opened. One press stops that, for every thread.",
    press: "Unsubscribe from answers and mentions",
    off: "Mail about answers and mentions is off",
    offTitle: "You get no more mail about answers and mentions.",
    still:
      "The discussions stand as before. Under Account, E-mail, you can have this mail again. Mail about what you watch still comes.",
  },
  post_watched: {
    title: "Unsubscribe from what you watch",
    lead: "We write about new posts in threads, tags and domains that you watch. One press stops that, for all of them.",
    press: "Unsubscribe from what you watch",
    off: "Mail about what you watch is off",
    offTitle: "You get no more mail about what you watch.",
    still:
      "You still watch it in your lists. Under Account, E-mail, you can have this mail again. Mail about answers to you and mentions still comes.",
  },
  thread: {
    title: "Mute this thread",
    lead: "One press stops all mail about the thread that this mail was about, answers to you included. Other threads are not touched.",
    press: "Mute this thread",
    off: "The thread is muted",
    offTitle: "You get no more mail about this thread.",
    still: "It can be read as before, and you can watch it again on its page.",
  },
  profile_unfinished: {
    title: "Unsubscribe from reminders",
    lead: "You have a profile that is not finished. We remind you of it twice at most; one press stops that.",
    press: "Unsubscribe from these reminders",
    off: "Reminders are off",
    offTitle: "You get no more reminders of an unfinished profile.",
    still: "Mail about requests, mentorships and your sign-in still comes: it belongs to taking part.",
  },
  plan_comments: {
    title: "Unsubscribe from mail about comments",
    lead: "We write when somebody comments on a plan that you work on, or answers you. One press stops that.",
    press: "Unsubscribe from mail about comments",
    off: "Mail about comments is off",
    offTitle: "You get no more mail about comments on plans.",
    still:
      "The comments stand beside the plan as before. Under Account, E-mail, you can have this mail again. Mail about agreements, gates and reviews still comes.",
  },
};

/** Says what a press stops. Opening the page, which scanners of mail do too, stops nothing. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const api = await caller();
  const found = await api.notifications.unsubscribeLink({ token: token.slice(0, 200) });
  if (found === null) {
    return (
      <FormPage title="This link is not complete" lead="Open it again from the mail, or copy all of it.">
        <LinkButton href="/">To the home page</LinkButton>
      </FormPage>
    );
  }
  const { title, lead, press, off, offTitle, still } = words[found.what];
  if (found.stopped) {
    return (
      <FormPage title={off}>
        <Notice tone="g" title={offTitle}>
          {still}
        </Notice>
      </FormPage>
    );
  }
  return (
    <FormPage title={title} lead={lead}>
      <form method="post" action={`/unsubscribe/${token}`}>
        <input type="hidden" name="from" value="page" />
        <button type="submit" className={buttonClass({})}>
          {press}
        </button>
      </form>
    </FormPage>
  );
}
