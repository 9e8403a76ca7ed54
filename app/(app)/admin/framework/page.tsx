import type { Metadata } from "next";
import { FrameworkImport } from "@/components/catalogue/framework-import";
import { FrameworkPage } from "@/components/catalogue/framework-page";
import { caller, orNotFound, orNull, requireAdministrator } from "@/server/rsc";
import { confirmFramework, discardFramework, previewFramework } from "./actions";

export const metadata: Metadata = { title: "Competency framework" };

const numberIn = (value: string | string[] | undefined): number | null => {
  const number = typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number > 0 ? number : null;
};

/** The competency framework, its versions, and the files in which it goes out and comes in. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [reader, query, api] = await Promise.all([requireAdministrator("/admin/framework"), searchParams, caller()]);
  const [from, to] = [numberIn(query.from), numberIn(query.to)];
  const [overview, preview, comparison] = await orNotFound(
    Promise.all([
      api.catalogue.framework(),
      api.catalogue.frameworkImport(),
      from === null || to === null ? null : orNull(api.catalogue.compareFramework({ from, to })),
    ]),
  );
  const newest = overview.present?.number ?? 1;
  return (
    <FrameworkPage
      overview={overview}
      comparison={comparison}
      from={from ?? Math.max(1, newest - 1)}
      to={to ?? newest}
      zone={reader.zone}
    >
      <FrameworkImport
        preview={preview}
        roles={overview.terms.roles}
        actions={{ preview: previewFramework, confirm: confirmFramework, discard: discardFramework }}
      />
    </FrameworkPage>
  );
}
