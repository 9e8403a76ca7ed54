import type { Metadata } from "next";
import Link from "next/link";
import { Comparison } from "@/components/matching/comparison";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { AddressWords } from "@/domain/matching/directory-query";
import { caller, orNotFound, requireViewer } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Compare mentors",
  description: "Two or three mentors side by side: how each fits, and what differs.",
  robots: { index: false },
};

const most = 3;

/** Two or three mentors side by side, chosen by `m` in the address; of more, the first three. */
export default async function ComparePage({ searchParams }: { readonly searchParams: Promise<AddressWords> }) {
  const handles = [...new Set([(await searchParams).m ?? []].flat())].filter((handle) =>
    /^[a-z0-9-]{1,60}$/.test(handle),
  );
  await requireViewer(`/mentors/compare?${new URLSearchParams(handles.map((handle) => ["m", handle]))}`);
  if (handles.length < 2) {
    return (
      <div className="wrap">
        <PageHead title="Compare mentors" crumbs={[{ href: "/mentors", label: "Mentors" }, { label: "Compare" }]} />
        <Section id="choose" title="Choose at least two mentors">
          <p>
            Tick “Compare” at each in{" "}
            <Link prefetch={false} href="/mentors">
              the directory
            </Link>
            , then press the button beneath the list.
          </p>
        </Section>
      </div>
    );
  }
  const api = await caller();
  const comparison = await orNotFound(api.matching.compareMentors({ handles: handles.slice(0, most) }));
  return <Comparison comparison={comparison} leftOut={Math.max(0, handles.length - most)} />;
}
