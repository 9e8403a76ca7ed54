import type { Metadata } from "next";
import Link from "next/link";
import { MatterCard } from "@/components/moderation/matter-card";
import { WaitingCard } from "@/components/moderation/waiting-card";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { decideMatter, decideWaiting } from "./actions";

export const metadata: Metadata = { title: "Moderation" };

const counted = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

/** What waits for a moderator: reports first, then posts to be read before they are shown. */
export default async function ModerationPage() {
  const reader = await requireViewer("/moderation");
  const { moderation } = await caller();
  const [matters, waiting, now] = await Promise.all([
    orNotFound(moderation.listMatters()),
    orNotFound(moderation.listWaiting()),
    requestTime(),
  ]);
  return (
    <div className="wrap pb-16">
      <PageHead title="Moderation">
        {counted(matters.length, "report waits", "reports wait")} for a decision,{" "}
        {counted(waiting.length, "post", "posts")} to be read before being shown.
        <span className="row ui mt-2">
          <Link href="/moderation/log">What was done</Link>
          {reader.moderates ? <Link href="/moderation/tags">Tags</Link> : null}
        </span>
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        <Section id="reports" title="Reported">
          {matters.length === 0 ? (
            <p className="ui muted">Nothing is reported. What readers report stands here, urgent things first.</p>
          ) : (
            <div className="stack-6">
              {matters.map((matter, index) => (
                <MatterCard
                  key={matter.matterId}
                  matter={matter}
                  place={index + 1}
                  now={now}
                  zone={reader.zone}
                  moderates={reader.moderates}
                  decide={decideMatter}
                />
              ))}
            </div>
          )}
        </Section>
        <Section id="waiting" title="Waiting to be shown">
          {waiting.length === 0 ? (
            <p className="ui muted">
              No post waits. The first two posts of a new member, and every post about a sensitive case, stand here
              first.
            </p>
          ) : (
            <div className="stack-6">
              {waiting.map((post, index) => (
                <WaitingCard
                  key={post.postId}
                  post={post}
                  place={index + 1}
                  now={now}
                  zone={reader.zone}
                  decide={decideWaiting}
                />
              ))}
            </div>
          )}
        </Section>
      </div>
    </div>
  );
}
