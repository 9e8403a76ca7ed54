import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { listThreads } from "@/server/discussion/threads/list";

type ThreadLine = Awaited<ReturnType<typeof listThreads>>["threads"][number];

const audienceWords = { public: null, members: "Members only", programme: "Programme" } as const;

/** What a reader should know of a thread before opening it. */
const stateOf = ({ pinned, locked, quietUntil, postCount, audience }: ThreadLine) =>
  [
    pinned ? "Pinned" : null,
    locked ? "Locked" : null,
    quietUntil !== null ? "Quiet round" : postCount === 1 && !locked ? "No answer yet" : null,
    audienceWords[audience],
  ].filter((state) => state !== null);

/** Threads as a contents page: what each is about, how much there is, how much of it is new. */
export function ThreadList({
  threads,
  zone,
}: {
  readonly threads: readonly ThreadLine[];
  readonly zone: string | undefined;
}) {
  return (
    <table className="toc recs threads">
      <caption className="vh">Threads</caption>
      <thead>
        <tr>
          <th scope="col">Thread</th>
          <th scope="col">Domain</th>
          <th scope="col" className="num">
            Posts
          </th>
          <th scope="col">Last post</th>
        </tr>
      </thead>
      <tbody>
        {threads.map((thread) => (
          <tr key={thread.no} className="hov">
            <th scope="row">
              <Link href={thread.path} prefetch={false}>
                {thread.title}
              </Link>
              <p className="sum">
                <span className="mr-2">
                  {thread.author.name}
                  {thread.caseTitle === null ? "" : `, on ${thread.caseTitle}`}
                </span>
                {stateOf(thread).map((state) => (
                  <span key={state} className="mr-1">
                    <Tag>{state}</Tag>
                  </span>
                ))}
              </p>
            </th>
            <td className="dd">
              <DomainName domain={thread.domain.id}>{thread.domain.name}</DomainName>
            </td>
            <td className="num nowrap">
              {thread.postCount}
              <span className="only-narrow">{thread.postCount === 1 ? " post" : " posts"}</span>
              {thread.opened && thread.unread > 0 ? (
                <>
                  {" "}
                  <a className="tag solid" href={`/discussion/${thread.no}/unread`}>
                    {thread.unread} new
                    <span className="vh"> since you left, to the first of them</span>
                  </a>
                </>
              ) : null}
            </td>
            <td className="nowrap">
              <Time at={thread.lastPostAt} as="short" zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
