import Link from "next/link";
import { EditForm } from "@/components/discussion/edit-form";
import { LessonForm } from "@/components/discussion/lesson-form";
import { Lessons } from "@/components/discussion/lessons";
import { LiveThread } from "@/components/discussion/live-thread";
import { MarkRead } from "@/components/discussion/mark-read";
import { numberHref } from "@/components/discussion/post-words";
import { ReplyForm } from "@/components/discussion/reply-form";
import { type ThreadPage, ThreadView } from "@/components/discussion/thread-view";
import { WatchForm } from "@/components/discussion/watch-form";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { quoteOfPost, recited } from "@/domain/discussion/quote";
import { viewer } from "@/server/rsc";
import { deletePost, editPost, markPostsRead, markThreadRead, offerNames, pressPost, reply } from "./actions";
import { saveLesson, setWatch } from "./following";

export type ThreadQuery = Readonly<
  Record<"from" | "reply" | "quote" | "words" | "edit" | "keep" | "draft", string | undefined>
>;

/** Of what was selected in a post to be quoted, an address says no more. */
const longestQuote = 1_500;

/** What the address of a page of a thread says; what is no number is none. */
export function threadQuery(params: Record<string, string | string[] | undefined>): ThreadQuery {
  const number = (name: string) => {
    const value = params[name];
    return typeof value === "string" && /^[1-9]\d{0,6}(\.[1-9]\d{0,6})?$/.test(value) ? value : undefined;
  };
  return {
    from: number("from"),
    reply: number("reply"),
    edit: number("edit"),
    keep: number("keep"),
    draft: number("draft"),
    quote: params.quote === "yes" ? "yes" : undefined,
    words: typeof params.words === "string" ? params.words.slice(0, longestQuote) : undefined,
  };
}

/** Where the reader of an old address goes on, with the answer that they have begun to the post that it names. */
export function movedHref(movedTo: string, { from, reply }: ThreadQuery): string {
  const number = /[?&]from=([\d.]+)/.exec(movedTo)?.[1];
  if (number === undefined || reply === undefined || reply !== from) return movedTo;
  return movedTo.replace(/#.*$/, `&reply=${number}#reply`);
}

/** A page of a thread with everything that its reader can do there. */
export async function Thread({ page, query }: { readonly page: ThreadPage; readonly query: ThreadQuery }) {
  const { thread, posts } = page;
  const reader = await viewer();
  const isMember = reader !== null;
  const edited = posts.find((post) => post.number === query.edit && post.canEdit);
  const kept = posts.find((post) => post.number === query.keep && post.kept);
  const answered = posts.find((post) => post.number === query.reply && post.state === "published");
  const begun = page.leftDrafts.find((no) => String(no) === query.draft);
  const setting = {
    zone: reader?.zone,
    path: thread.path,
    from: query.from,
    cited: page.cited,
    fileQuery: page.skipped ? "?open=yes" : "",
    isMember,
    canPost: thread.canPost,
    canMarkTakeaways: thread.canMarkTakeaways,
    canModerate: thread.canModerate,
    act: pressPost,
    keeping: kept?.number
      ? {
          number: kept.number,
          form: (
            <LessonForm
              postId={kept.id}
              number={kept.number}
              lesson={kept.lesson}
              back={numberHref(thread.path, kept.number)}
              action={saveLesson}
            />
          ),
        }
      : null,
    editing:
      edited?.number === undefined || edited.number === null
        ? null
        : {
            number: edited.number,
            form: (
              <EditForm
                post={edited}
                threadNo={thread.no}
                path={thread.path}
                offerNames={offerNames}
                waitingFiles={page.waitingFiles}
                edit={editPost}
                remove={deletePost}
              />
            ),
          },
  };
  const marking = isMember ? (
    <>
      <MarkRead threadNo={thread.no} at={page.at ?? ""} mark={markPostsRead} />
      {thread.unread > 0 ? (
        <form action={markThreadRead} className="mt-4 -ml-3">
          <input type="hidden" name="threadNo" value={thread.no} />
          <SubmitButton small look="quiet" busy="Saving…">
            Mark all as read
          </SubmitButton>
        </form>
      ) : null}
    </>
  ) : null;
  const live =
    page.at === null ? null : <LiveThread no={thread.no} path={thread.path} at={page.at} isFull={page.next !== null} />;
  return (
    <ThreadView page={page} setting={setting} isMember={isMember} marking={marking} live={live}>
      {isMember ? null : (
        <p className="ui mt-6 print:hidden">
          <Link href={`/sign-in?next=${encodeURIComponent(thread.path)}`} prefetch={false}>
            Sign in
          </Link>{" "}
          to answer, or{" "}
          <Link href="/sign-up" prefetch={false}>
            join
          </Link>
          .
        </p>
      )}
      {thread.canModerate ? (
        <p className="ui mt-6">
          <Link href={`/moderation/threads/${thread.no}`} prefetch={false}>
            Moderate this thread
          </Link>
        </p>
      ) : null}
      {isMember && thread.locked ? (
        <div className="ui muted mt-6">
          <p>This thread is locked. It can be read, and takes no more posts.</p>
          {thread.lockedBecause === null ? null : <p>Why: {thread.lockedBecause}</p>}
        </div>
      ) : null}
      {thread.canPost && begun === undefined
        ? page.leftDrafts.map((no) => (
            <div key={no} className="mt-6">
              <Notice title="You had begun a reply before two threads were merged">
                <Link href={`${thread.path}?draft=${no}#reply`} prefetch={false}>
                  Go on with it
                </Link>
              </Notice>
            </div>
          ))
        : null}
      {thread.canPost ? (
        <ReplyForm
          key={`${begun} ${answered?.id} ${query.quote} ${query.words}`}
          no={begun ?? thread.no}
          path={thread.path}
          draftOf={answered === undefined ? `post:${begun ?? thread.no}:new` : `post:${answered.id}`}
          replyTo={answered?.number ?? null}
          quoted={
            query.quote === "yes" ? quoteOfPost(recited(answered?.body ?? "", answered?.meant ?? []), query.words) : ""
          }
          offerNames={offerNames}
          watches={thread.follows === "watch"}
          waitingFiles={page.waitingFiles}
          action={reply}
        />
      ) : null}
    </ThreadView>
  );
}

/** What stands beside a thread for a member: how closely they follow it, and the lessons they have drawn from it. */
export function BesideThread({ page }: { readonly page: ThreadPage }) {
  const { no, title, path, level } = page.thread;
  return (
    <>
      <Section id="follow" title="Follow" aside="What you are emailed about">
        <WatchForm kind="thread" subject={String(no)} name={title} level={level} action={setWatch} />
        <p className="small mt-2">
          <Link href="/discussion/watching" prefetch={false}>
            All that you watch
          </Link>
        </p>
      </Section>
      <Lessons lessons={page.lessons} path={path} />
    </>
  );
}
