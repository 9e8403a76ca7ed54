import type { Metadata } from "next";
import { saveLesson } from "@/app/(public)/discussion/following";
import { KeptList } from "@/components/discussion/kept-list";
import { LessonForm } from "@/components/discussion/lesson-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Kept posts", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a member has kept from discussions, with the lessons they drew, the newest first. */
export default async function KeptPage({ searchParams }: Props) {
  const { zone } = await requireViewer("/discussion/kept");
  const { after } = await searchParams;
  const cursor = typeof after === "string" && /^[\da-f.-]{1,60}$/.test(after) ? after : undefined;
  const back = cursor === undefined ? "/discussion/kept" : `/discussion/kept?after=${cursor}`;
  const { kept, next } = await (await caller()).discussion.listKept({ after: cursor });
  return (
    <div className="wrap">
      <PageHead title="Kept posts" crumbs={[{ href: "/discussion", label: "Discussion" }, { label: "Kept posts" }]}>
        Posts that you wanted to find again, and what you take from them. Nobody else sees this.
      </PageHead>
      {kept.length === 0 ? (
        <EmptyState
          level={2}
          title="Nothing kept yet"
          action={
            <LinkButton look="secondary" href="/discussion">
              To the discussions
            </LinkButton>
          }
        >
          Press Keep beneath a post to find it here again.
        </EmptyState>
      ) : (
        <div className="mt-8">
          <KeptList
            kept={kept}
            zone={zone}
            form={({ postId, lesson, post }) => (
              <LessonForm
                postId={postId}
                number={post?.number ?? null}
                lesson={lesson}
                back={back}
                action={saveLesson}
              />
            )}
          />
        </div>
      )}
      <Pager
        nextHref={next === null ? undefined : `/discussion/kept?after=${next}`}
        previousHref={cursor === undefined ? undefined : "/discussion/kept"}
        previousLabel="Newest"
      />
    </div>
  );
}
