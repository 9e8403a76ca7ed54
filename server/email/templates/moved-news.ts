import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

type Moved = {
  /** How many posts of the reader were moved; null when it is the thread that they opened. */
  count: number | null;
  /** Where it is read now. */
  path: string;
  /** The thread in which they stand now, or null where mail does not say it. */
  title: string | null;
  words: string;
};

function subjectOf(count: number | null): string {
  if (count === null) return "A moderator has moved your thread";
  return count === 1 ? "A moderator has moved your post" : `A moderator has moved ${count} of your posts`;
}

/** To an author: a moderator has put their posts, or their thread, where it is easier to find. */
export function threadMoved(letter: Letter, { count, path, title, words }: Moved): MailContent {
  const subject = subjectOf(count);
  return {
    subject,
    preheader: "Nothing that you wrote was changed, and old addresses lead there.",
    kicker: "Moderation",
    heading: subject,
    paragraphs: [
      count === null
        ? "It is filed elsewhere now. Its posts, their numbers and who reads them are as before."
        : "The words are as you wrote them and the same people read them. The numbers are new; the old addresses lead there.",
    ],
    facts: [...(title === null ? [] : [["Thread", title] as const]), ["Reason", words]],
    button: { label: "Read it there", url: letter.url(path) },
    reason: always(letter, count === null ? "you opened the thread" : "you wrote there", "Decisions"),
  };
}
