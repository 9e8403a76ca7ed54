import Link from "next/link";
import { PostFiles } from "@/components/discussion/post-files";
import { numberHref } from "@/components/discussion/post-words";
import { Draft } from "@/components/drafts/draft";
import { Prose } from "@/components/markdown/prose";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { StatusMark } from "@/components/ui/status-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import { stepOwed, whatHappensThen } from "@/domain/obligations/kinds";
import type { listMatters } from "@/server/moderation/matters";
import { outcomeWords, reasonWords } from "./words";

type Matter = Awaited<ReturnType<typeof listMatters>>[number];

const stateWords: Readonly<Record<string, string>> = {
  hidden: "Out of sight until you decide",
  deleted: "Deleted by its author since",
  removed: "Removed since",
};

function Reports({ matter, zone }: { readonly matter: Matter; readonly zone: string }) {
  return (
    <ul className="ruled ui">
      {matter.flags.map((flag) => (
        <li key={`${flag.at} ${flag.reason}`}>
          <b>{reasonWords[flag.reason]}</b>{" "}
          <span className="muted">
            <Time at={new Date(flag.at)} as="slot" zone={zone} />
          </span>
          {flag.words === "" ? null : <p>{flag.words}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What stood there when it was first reported, after the posts before it, and what a post says by now. */
function Stood({ matter }: { readonly matter: Matter }) {
  const { reported, before, post, files, member } = matter;
  const same = post?.body === reported.body && JSON.stringify(files) === JSON.stringify(reported.files);
  const changed = post !== null && !same && post.state !== "deleted";
  const isPost = reported.number !== null;
  return (
    <>
      {before.length === 0 ? null : (
        <details>
          <summary className="ui">What was said just before</summary>
          {before.map((earlier) => (
            <div key={earlier.number} className="mt-3">
              <p className="small muted">{earlier.number}</p>
              <Prose text={earlier.body} headingFrom={4} />
              <PostFiles files={earlier.files} />
            </div>
          ))}
        </details>
      )}
      {isPost ? (
        <div className="well">
          <p className="small muted">
            {changed ? `${reported.number}, as it stood when it was reported` : reported.number}
          </p>
          <Prose text={reported.body} headingFrom={4} />
          <PostFiles files={reported.files} />
        </div>
      ) : (
        <details>
          <summary className="ui">
            {member === null ? "The case as it stood when it was reported" : "The profile as its reporter saw it"}
          </summary>
          <div className="well mt-3">
            <Prose text={reported.body} headingFrom={3} />
          </div>
        </details>
      )}
      {changed ? (
        <div className="well">
          <p className="small muted">{reported.number}, as its author has changed it since</p>
          <Prose text={post.body} headingFrom={4} />
          <PostFiles files={files} />
        </div>
      ) : null}
    </>
  );
}

/** What was decided when the same was reported before, the newest first. */
function Earlier({ matter: { earlier, stands }, zone }: { readonly matter: Matter; readonly zone: string }) {
  if (earlier.length === 0 && !stands) return null;
  return (
    <div className="well ui">
      {stands ? (
        <p>
          <b>A moderator has let this text stand.</b> Reports alone do not take it out of sight again.
        </p>
      ) : null}
      {earlier.map(({ no, outcome, words, at }) => (
        <div key={no} className="mt-3">
          <p>
            <b>Report {no}:</b> {outcomeWords[outcome].toLowerCase()}{" "}
            <span className="muted">
              <Time at={new Date(at)} as="slot" zone={zone} />
            </span>
          </p>
          <p>{words}</p>
        </div>
      ))}
    </div>
  );
}

/** What a moderator may answer: a post stays or goes, of a case it is said what came of it, about a member whether something was done. */
function Answers({ matter: { post, member } }: { readonly matter: Matter }) {
  if (member !== null)
    return (
      <div className="row">
        <SubmitButton small name="decision" value="remove" busy="Saving…">
          We have acted on it
        </SubmitButton>
        <SubmitButton small look="secondary" name="decision" value="keep" busy="Saving…">
          There is nothing to do
        </SubmitButton>
      </div>
    );
  return (
    <div className="row">
      <SubmitButton small name="decision" value="keep" busy="Saving…">
        {post?.state === "hidden" ? "Show it again" : "Let it stand"}
      </SubmitButton>
      {post === null || post.state === "deleted" || post.state === "removed" ? null : (
        <SubmitButton small look="danger" name="decision" value="remove" busy="Saving…">
          Remove the post
        </SubmitButton>
      )}
    </div>
  );
}

/** Something that was reported: what stood there, what is said of it, and what becomes of it. */
export function MatterCard({
  matter,
  place,
  now,
  zone,
  moderates,
  decide,
}: {
  readonly matter: Matter;
  /** Its place in the queue, from 1. */
  readonly place: number;
  readonly now: Date;
  readonly zone: string;
  /** Whether its reader may open the pages of members. */
  readonly moderates: boolean;
  readonly decide: FormAction;
}) {
  const { post, member, number, path, title, earlier } = matter;
  const href = number === null ? path : numberHref(path, number);
  const state = post === null ? undefined : stateWords[post.state];
  return (
    <article className="sheet stack-6" aria-label={`Reported: ${title}`}>
      <p className="row">
        <span className="muted num">Report {matter.no}</span>
        {member === null || moderates ? (
          <Link href={href} prefetch={false}>
            {number === null ? title : `Post ${number} in ${title}`}
          </Link>
        ) : (
          <b>{title}</b>
        )}
        {member !== null && member.suspendedAt !== null ? <Tag>Suspended</Tag> : null}
        {matter.urgent ? <StatusMark status="R">Urgent</StatusMark> : null}
        {state === undefined ? null : <Tag>{state}</Tag>}
        {earlier.length === 0 ? null : (
          <Tag>{earlier.length === 1 ? "Decided on once before" : `Decided on ${earlier.length} times`}</Tag>
        )}
      </p>
      <Reports matter={matter} zone={zone} />
      <Earlier matter={matter} zone={zone} />
      <Stood matter={matter} />
      {matter.dueAt === null ? null : (
        <Waiting
          now={now}
          zone={zone}
          obligation={{
            ownerName: "You",
            isYours: true,
            step: stepOwed("decide_report", null),
            dueAt: matter.dueAt,
            defaultText: whatHappensThen("decide_report", "owner"),
          }}
        />
      )}
      <ActionForm
        action={decide}
        id={`matter-${matter.matterId}`}
        className="fields"
        label={`Decide on reported thing ${place}`}
      >
        <input type="hidden" name="matterId" value={matter.matterId} />
        {post === null ? null : <input type="hidden" name="revision" value={post.revision} />}
        <TextAreaField
          name="words"
          label="Why"
          hint={
            post === null
              ? "Those who reported it read this."
              : "Those who reported it read this, and its author if the post was out of sight or goes."
          }
          rows={2}
          maxLength={2_000}
        />
        <Draft of={`matter:${matter.matterId}`} />
        <Answers matter={matter} />
      </ActionForm>
    </article>
  );
}
