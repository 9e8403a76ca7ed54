import type { Metadata } from "next";
import { sendReport } from "@/app/(app)/discussion/report-actions";
import { ReportForm } from "@/components/moderation/report-form";
import { PageHead } from "@/components/ui/page-head";
import { caller, orNotFound, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Report a case" };

type Props = { readonly params: Promise<{ slug: string }> };

/** Reports a case to the moderators. */
export default async function ReportCasePage({ params }: Props) {
  const { slug } = await params;
  await requireViewer(`/cases/${slug}/report`);
  const item = await orNotFound((await caller()).moderation.getReportable({ caseSlug: slug }));
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Report this case"
        crumbs={[
          { href: "/cases", label: "Cases" },
          { href: `/cases/${slug}`, label: item.title },
          { label: "Report" },
        ]}
      >
        A moderator reads what you send and what stands on the page now, and decides.
      </PageHead>
      <div className="max-w-[48rem]">
        <ReportForm about={{ name: "caseSlug", value: slug }} action={sendReport} />
      </div>
    </div>
  );
}
