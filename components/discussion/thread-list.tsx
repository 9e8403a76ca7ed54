import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { listThreads } from "@/server/discussion/list";

type ThreadLine = Awaited<ReturnType<typeof listThreads>>["threads"][number];

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
                {thread.author.name}
                {thread.caseTitle === null ? "" : `, on ${thread.caseTitle}`} {thread.pinned ? <Tag>Pinned</Tag> : null}{" "}
                {thread.locked ? <Tag>Locked</Tag> : null}
              </p>
            </th>
            <td className="dd">
              <DomainName domain={thread.domain.id}>{thread.domain.name}</DomainName>
            </td>
            <td className="num">
              {thread.postCount}
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
            <td>
              <Time at={thread.lastPostAt} as="short" zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
