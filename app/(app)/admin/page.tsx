import type { Metadata } from "next";
import Link from "next/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { requireAdministrator } from "@/server/rsc";

export const metadata: Metadata = { title: "Administration" };

/** What an administrator looks after. */
export default async function AdminPage() {
  await requireAdministrator("/admin");
  return (
    <div className="wrap pb-16">
      <PageHead title="Administration">
        An administrator runs the house. Nothing here opens what members say to each other.
      </PageHead>
      <div className="max-w-[46rem] stack-12">
        <Section id="people" title="People">
          <p>
            <Link href="/admin/members">Members and duties</Link>: who coordinates, moderates and administers.
          </p>
        </Section>
        <Section id="content" title="Content">
          <p>
            <Link href="/admin/catalogue">The catalogue</Link>: domains, roles, routes, competencies and credentials,
            each fact with its source.
          </p>
          <p>
            <Link href="/admin/framework">The competency framework</Link>: its versions, and the files in which it goes
            out and comes in.
          </p>
          <p>
            <Link href="/moderation/tags">Tags</Link>: what cases and threads are about, across domains.
          </p>
        </Section>
      </div>
    </div>
  );
}
