import type { Metadata } from "next";
import Link from "next/link";
import { TagForm } from "@/components/moderation/tag-form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { addTag } from "./actions";

export const metadata: Metadata = { title: "Tags" };

/** The list of tags, with what is filed under each. */
export default async function TagsPage() {
  const reader = await requireViewer("/moderation/tags");
  const tags = await orNotFound((await caller()).moderation.listTags());
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Tags"
        crumbs={[
          reader.moderates ? { href: "/moderation", label: "Moderation" } : { href: "/admin", label: "Administration" },
          { label: "Tags" },
        ]}
      >
        What cases and threads are about, across domains. Authors choose from this list.
      </PageHead>
      <div className="cols mt-8">
        <div className="c8">
          <table className="recs">
            <caption className="vh">Tags</caption>
            <thead>
              <tr>
                <th scope="col">Tag</th>
                <th scope="col" className="num">
                  Cases
                </th>
                <th scope="col" className="num">
                  Threads
                </th>
                <th scope="col" className="num">
                  Followed by
                </th>
              </tr>
            </thead>
            <tbody>
              {tags.map((tag) => (
                <tr key={tag.id}>
                  <th scope="row">
                    <span className="row">
                      <Link href={`/moderation/tags/${tag.id}`} prefetch={false}>
                        {tag.name}
                      </Link>
                      {tag.retiredAt === null ? null : <Tag>Retired</Tag>}
                    </span>
                    {tag.aliases.length === 0 ? null : (
                      <p className="small muted font-normal">{tag.aliases.join(", ")}</p>
                    )}
                  </th>
                  <td className="num" data-l="Cases">
                    {tag.cases}
                  </td>
                  <td className="num" data-l="Threads">
                    {tag.threads}
                  </td>
                  <td className="num" data-l="Followed by">
                    {tag.watchers}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <aside className="c4">
          <Section id="add" title="Add a tag">
            <TagForm tag={null} action={addTag} />
          </Section>
        </aside>
      </div>
    </div>
  );
}
