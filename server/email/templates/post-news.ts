import type { WatchKind } from "@/domain/discussion/kinds";
import type { HearReason } from "@/domain/discussion/watching";
import type { MailContent } from "../content";
import type { Letter } from "./letter";

/** A thread as mail names it: by its title, or not at all when it is of one programme. */
export type ThreadNews = {
  no: number;
  title: string | null;
  reason: HearReason;
  /** What its reader follows, where that is the reason. */
  followed: { kind: WatchKind; name: string } | null;
  /** Where to read it. */
  path: string;
  unsubscribe: string;
  mute: string;
};

/** A post: by whom, under which number, and its words if this reader wants them in mail. */
export type PostNews = ThreadNews & { other: string; number: string; isFirst: boolean; words: string | null };

const because: Readonly<Record<HearReason, string>> = {
  answered: "a post answers one of yours",
  mentioned: "a post mentions you",
  opened: "you opened this thread",
  wrote_case: "you wrote the case that it is about",
  took_part: "you answered in this quiet round",
  watching: "you watch",
  first_post: "you asked for the first posts of",
};

/** Why somebody is written to: of what they follow, by its name. */
function why({ reason, followed }: ThreadNews): string {
  if (followed === null) return because[reason];
  return `${because[reason]} ${followed.kind === "thread" ? "this thread" : `the ${followed.kind} ${followed.name}`}`;
}

const isWatched = (reason: HearReason) => reason === "watching" || reason === "first_post";

const longestSubject = 70;

/** The same for every mail of a thread, so that mail programs keep them together. */
function subjectOf({ no, title }: ThreadNews, isFirst: boolean): string {
  const whole = title ?? `A thread of your programme, no. ${no}`;
  const subject = whole.length <= longestSubject ? whole : `${whole.slice(0, longestSubject - 1).trimEnd()}…`;
  return isFirst ? subject : `Re: ${subject}`;
}

function foot(letter: Letter, news: ThreadNews) {
  const { reason, unsubscribe, mute } = news;
  const kind = isWatched(reason) ? "what you watch" : "answers and mentions";
  return {
    reason: `Sent to ${letter.name} because ${why(news)}. Mail about ${kind} is on.`,
    settings: { label: "Choose your e-mail", url: letter.url("/account/email") },
    unsubscribe: { label: `Unsubscribe from ${kind}`, url: unsubscribe },
    mute: { label: "Mute this thread", url: mute },
  };
}

const headings: Readonly<Record<HearReason, (other: string, isFirst: boolean) => string>> = {
  answered: (other) => `${other} has answered you`,
  mentioned: (other) => `${other} has mentioned you`,
  opened: (other) => `${other} has answered your thread`,
  wrote_case: (other, isFirst) =>
    isFirst ? `${other} has started a thread about your case` : `${other} has answered about your case`,
  took_part: (other) => `${other} has answered in the quiet round`,
  watching: (other, isFirst) => (isFirst ? `${other} has started a thread` : `${other} has posted in a thread`),
  first_post: (other) => `${other} has started a thread`,
};

/** To whoever a post answers or mentions, and to those who follow its thread. Says nothing of what it says unless they want it. */
export function postPublished(letter: Letter, news: PostNews): MailContent {
  const { title, no, reason, other, number, isFirst, words, path } = news;
  const speaks = reason === "answered" || reason === "mentioned";
  return {
    subject: subjectOf(news, isFirst),
    preheader: `${headings[reason](other, isFirst)}, post ${number}.`,
    kicker: title ?? "A thread of your programme",
    heading: headings[reason](other, isFirst),
    paragraphs: [
      ...(words === null ? [] : [words]),
      ...(speaks
        ? []
        : ["Further posts of this thread within the hour are not mailed, unless they answer or mention you."]),
    ],
    facts: [
      ["Thread", `No. ${no}`],
      ["Post", number],
    ],
    button: { label: "Read it in the thread", url: letter.url(path) },
    ...foot(letter, news),
  };
}

/** To those whom its answers concern, once for the whole round: the quiet round of a thread has opened. */
export function roundOpened(letter: Letter, news: ThreadNews & { count: number }): MailContent {
  const { title, no, count, path } = news;
  const answers = count === 1 ? "1 answer" : `${count} answers`;
  return {
    subject: subjectOf(news, false),
    preheader: `${answers} can be read now.`,
    kicker: title ?? "A thread of your programme",
    heading: "The quiet round is open",
    paragraphs: ["First answers were collected unseen. They were opened together, in an order of chance."],
    facts: [
      ["Thread", `No. ${no}`],
      ["Opened", answers],
    ],
    button: { label: "Read the answers", url: letter.url(path) },
    ...foot(letter, news),
  };
}
