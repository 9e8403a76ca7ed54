import type { Metadata } from "next";
import { PostFiles } from "@/components/discussion/post-files";
import { Difference } from "@/components/ui/difference";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { slotTime } from "@/domain/dates";
import { caller, orNotFound, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "What a post said before" };

type Props = { readonly params: Promise<{ id: string }> };

/** Each edit of a post as what went and what came: for its author and for moderators. */
export default async function PostHistoryPage({ params }: Props) {
  const { id } = await params;
  const reader = await requireViewer(`/discussion/posts/${id}/history`);
  const post = await orNotFound((await caller()).moderation.getHistory({ postId: id }));
  const href = post.number === null ? post.path : `${post.path}?from=${post.number}#post-${post.number}`;
  return (
    <div className="wrap pb-16">
      <PageHead
        title={post.number === null ? "Your post" : `Post ${post.number}`}
        crumbs={[
          { href: "/discussion", label: "Discussion" },
          { href, label: post.title },
        ]}
      >
        What was changed after the first five minutes. Its author and moderators see this, nobody else.
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {post.edits.length === 0 ? (
          <Section id="edits" title="Edits" light>
            <EmptyState title="Never changed">It says what it said when it was posted.</EmptyState>
          </Section>
        ) : (
          post.edits.map(({ at, changes, attached, takenOff }, place) => (
            <Section key={at.getTime()} id={`edit-${place}`} title={slotTime(at, reader.zone)} light>
              <Difference changes={changes} />
              {attached.length === 0 ? null : <p className="small muted mt-3">Attached:</p>}
              <PostFiles files={attached} />
              {takenOff.length === 0 ? null : <p className="small muted mt-3">Taken off:</p>}
              <PostFiles files={takenOff} />
            </Section>
          ))
        )}
        {post.hasOlder ? <p className="ui muted">The edits before these are kept and not shown.</p> : null}
      </div>
    </div>
  );
}
