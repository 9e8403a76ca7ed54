import Link from "next/link";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import type { listThreads } from "@/server/discussion/threads/list";

type ThreadLine = Awaited<ReturnType<typeof listThreads>>["threads"][number];

const most = 4;

/** What a member has not read in the discussion, a few threads of it. Nothing where all is read. */
export function UnreadThreads({ threads }: { readonly threads: readonly ThreadLine[] }) {
  if (threads.length === 0) return null;
  return (
    <Section
      id="unread"
      title="Unread in discussion"
      end={
        <Link href="/discussion?unread=yes" prefetch={false}>
          All unread
        </Link>
      }
    >
      <ul className="ruled">
        {threads.slice(0, most).map((thread) => (
          <li key={thread.no} className="flex items-start gap-4">
            <div className="ui min-w-0 flex-1">
              <Link
                className="plain font-semibold"
                href={thread.opened ? `/discussion/${thread.no}/unread` : thread.path}
                prefetch={false}
              >
                {thread.title}
              </Link>
              <p className="small muted">
                {thread.author.name}
                {thread.caseTitle === null ? "" : `, on ${thread.caseTitle}`}
              </p>
            </div>
            <Tag>
              {thread.unread}
              <span className="vh"> unread</span>
            </Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}
