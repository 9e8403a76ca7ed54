import type { Metadata } from "next";
import Link from "next/link";
import { actionWords } from "@/components/moderation/words";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { caller, orNotFound, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "What moderators did" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every action of a moderator, the newest first. Nothing in it is ever changed. */
export default async function ModerationLogPage({ searchParams }: Props) {
  const reader = await requireViewer("/moderation/log");
  const { before: given } = await searchParams;
  const before = typeof given === "string" && /^[1-9]\d{0,14}$/.test(given) ? Number(given) : undefined;
  const { entries, next } = await orNotFound((await caller()).moderation.listLog({ before }));
  return (
    <div className="wrap pb-16">
      <PageHead title="What moderators did" crumbs={[{ href: "/moderation", label: "Moderation" }, { label: "Log" }]}>
        Each action with its reason, the newest first. Lines are added and never changed.
      </PageHead>
      {entries.length === 0 ? (
        <Section id="log" title="Actions">
          <p className="ui muted">Nothing yet. What moderators decide is written down here.</p>
        </Section>
      ) : (
        <table className="recs">
          <caption className="vh">What moderators did</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Where</th>
              <th scope="col">Reason</th>
              <th scope="col">By</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.no}>
                <th scope="row">
                  {actionWords[entry.action]}
                  {entry.thread === null || entry.about === "" ? null : (
                    <p className="small muted font-normal">{entry.about}</p>
                  )}
                  {entry.member === null ? null : <p className="small muted">{entry.member.name}</p>}
                </th>
                <td data-l="Where">
                  {entry.thread === null && entry.item !== null ? (
                    <Link href={entry.item.path} prefetch={false}>
                      {entry.item.title}
                    </Link>
                  ) : entry.thread === null ? (
                    entry.about || "The whole site"
                  ) : (
                    <Link
                      href={
                        entry.number === null
                          ? entry.thread.path
                          : `${entry.thread.path}?from=${entry.number}#post-${entry.number}`
                      }
                      prefetch={false}
                    >
                      {entry.number === null ? entry.thread.title : `${entry.number} in ${entry.thread.title}`}
                    </Link>
                  )}
                </td>
                <td data-l="Reason">{entry.reason === "" ? "No reason given" : entry.reason}</td>
                <td data-l="By">{entry.by ?? "Done by itself"}</td>
                <td data-l="When">
                  <Time at={entry.at} as="slot" zone={reader.zone} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager
        nextHref={next === null ? undefined : `/moderation/log?before=${next}`}
        nextLabel="Earlier"
        previousHref={before === undefined ? undefined : "/moderation/log"}
        previousLabel="Newest"
      />
    </div>
  );
}
