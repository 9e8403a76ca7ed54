import type { MatterOutcome, ModerationAction } from "@/domain/moderation/kinds";
import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

type News = { subject: string; preheader: string; text: string };

/** What each decision means to whoever it concerns. What concerns nobody in particular is mailed to nobody. */
const news: Readonly<Partial<Record<ModerationAction, News>>> = {
  approve_post: {
    subject: "Your post is shown",
    preheader: "Others read it now and can answer.",
    text: "Your post has been read and stands in the discussion now.",
  },
  decline_post: {
    subject: "A moderator sent your post back",
    preheader: "You can change it and send it again.",
    text: "It is not shown to others. Read why, change it and send it again, or take it back.",
  },
  hide_post: {
    subject: "Your post is out of sight for now",
    preheader: "A moderator looks at it. You can change it meanwhile.",
    text: "Others do not see it until a moderator has looked at it. You can change what it says meanwhile.",
  },
  restore_post: {
    subject: "Your post is shown again",
    preheader: "A moderator has looked at it.",
    text: "A moderator has looked at your post, and it is shown again.",
  },
  remove_post: {
    subject: "A moderator removed your post",
    preheader: "The reason is in this mail.",
    text: "Its place and number stay, its words are shown to you and to moderators alone.",
  },
  suspend_member: {
    subject: "Your account is suspended",
    preheader: "The reason is in this mail.",
    text: "You are signed out and cannot sign in. What you have posted stays. Write to your coordinators if you see it otherwise.",
  },
  reinstate_member: {
    subject: "Your account is open again",
    preheader: "You can sign in as before.",
    text: "A moderator has ended the suspension of your account. You can sign in as before.",
  },
};

/** Let through while a quiet round collects: nobody else reads it yet. */
const sealed = {
  subject: "Your post is kept for its quiet round",
  preheader: "It is shown with the others when the round opens.",
  text: "A moderator has read your post. It is shown together with the other answers when the quiet round of its thread opens.",
};

/** Where each leads; anything else to the post. */
const places: Readonly<Partial<Record<ModerationAction, { label: string; path: string }>>> = {
  decline_post: { label: "Your post", path: "/discussion/mine" },
  hide_post: { label: "Your post", path: "/discussion/mine" },
  remove_post: { label: "Your post", path: "/discussion/mine" },
  suspend_member: { label: "The code of conduct", path: "/conduct" },
  reinstate_member: { label: "Sign in", path: "/sign-in" },
};

/**
 * To an author or a member: what a moderator did, and their words. `isSealed` where a post that was let through waits for its quiet
 * round. Undefined for what nobody is told.
 */
export function moderationDecided(
  letter: Letter,
  {
    action,
    words,
    title,
    place,
    isSealed,
  }: { action: ModerationAction; words: string; title: string; place: string; isSealed: boolean },
): MailContent | undefined {
  const told = isSealed ? sealed : news[action];
  if (told === undefined) return undefined;
  const isAccount = action === "suspend_member" || action === "reinstate_member";
  const facts: (readonly [string, string])[] = [
    ...(title === "" ? [] : [["Thread", title] as const]),
    ...(words === "" ? [] : [["Reason", words] as const]),
  ];
  const { label, path } = places[action] ?? { label: "Read it there", path: place };
  return {
    subject: told.subject,
    preheader: told.preheader,
    kicker: "Moderation",
    heading: told.subject,
    paragraphs: [told.text],
    facts,
    button: { label, url: letter.url(path) },
    reason: always(letter, isAccount ? "it concerns your account" : "you wrote the post", "Decisions"),
  };
}

/** To moderators and coordinators: somebody may be at risk. */
export function moderationUrgent(letter: Letter, { title }: { title: string }): MailContent {
  return {
    subject: "An urgent report: somebody may be at risk",
    preheader: "Please look at it now.",
    kicker: "Moderation",
    heading: "Somebody may be at risk",
    paragraphs: ["A reader reports that somebody may come to harm. What they wrote stands at the head of the queue."],
    facts: [["About", title]],
    button: { label: "Read the report", url: letter.url("/moderation") },
    reason: always(letter, "you moderate here or coordinate the programme", "Urgent reports"),
  };
}

const outcomes: Readonly<Record<MatterOutcome, string>> = {
  kept: "It stays as it is.",
  edited: "It has been changed, and stays.",
  removed: "It has been removed.",
  deleted: "Its author has deleted it.",
  acted: "We have acted on it.",
};

/** To whoever reported something: what came of it. */
export function moderationSettled(
  letter: Letter,
  { no, outcome, words }: { no: number; outcome: MatterOutcome; words: string },
): MailContent {
  return {
    subject: "A moderator has decided on your report",
    preheader: outcomes[outcome],
    kicker: "Moderation",
    heading: "A moderator has decided on your report",
    paragraphs: ["Thank you for reporting it. Nobody is told that you did."],
    facts: [
      ["Report", `Number ${no}`],
      ["Decision", outcomes[outcome]],
      ["Reason", words],
    ],
    button: { label: "What you have reported", url: letter.url("/discussion/mine") },
    reason: always(letter, "you reported something", "Decisions"),
  };
}

/** To moderators and coordinators, at half-time: something waits for them. */
export function moderationWaits(letter: Letter, { dueAt }: { dueAt: Date }): MailContent {
  return {
    subject: "Something waits for a moderator",
    preheader: `Please decide ${byDay(letter, dueAt)}.`,
    kicker: "Moderation",
    heading: "Something waits for a moderator",
    paragraphs: ["A post has to be read before it is shown, or a report has to be decided."],
    facts: [["Decide", byDay(letter, dueAt)]],
    button: { label: "Open the queue", url: letter.url("/moderation") },
    reason: always(letter, "you moderate here or coordinate the programme", "Reminders"),
  };
}

/** To moderators, coordinators and administrators: the date has passed. */
export function moderationOverdue(letter: Letter, { dueAt }: { dueAt: Date }): MailContent {
  return {
    subject: "Moderation is late",
    preheader: `The new date is ${byDay(letter, dueAt).replace(/^by /, "")}.`,
    kicker: "Moderation",
    heading: "Something has waited too long for a moderator",
    paragraphs: [
      "Nobody has decided by the date. Nothing was shown and nothing came back by itself; there is as long again.",
      "Administrators are told as well: they can give more members the duty of a moderator.",
    ],
    facts: [["Decide", byDay(letter, dueAt)]],
    button: { label: "Open the queue", url: letter.url("/moderation") },
    reason: always(letter, "you moderate, coordinate or administer here", "Late decisions"),
  };
}
