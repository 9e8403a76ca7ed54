import type { Metadata } from "next";
import Link from "next/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, orNotFound, requireAdministrator } from "@/server/rsc";

export const metadata: Metadata = { title: "Catalogue" };

/** The kinds of entries of the catalogue, each with how much of it was edited here. */
export default async function CataloguePage() {
  await requireAdministrator("/admin/catalogue");
  const api = await caller();
  const { kinds } = await orNotFound(api.catalogue.listKinds());
  return (
    <div className="wrap">
      <PageHead title="Catalogue" crumbs={[{ href: "/admin", label: "Administration" }, { label: "Catalogue" }]}>
        What the pages, the benchmark and the match read. An entry that you edit stays yours: a new version of the
        built-in content leaves it alone and reports it.
      </PageHead>
      <Section id="kinds" title="Kinds of entries">
        <table className="toc recs hs">
          <caption className="vh">Kinds of entries</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col" className="num">
                Entries
              </th>
              <th scope="col" className="num">
                Edited here
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.id} className="hov">
                <th scope="row" className="full">
                  <Link href={`/admin/catalogue/${kind.id}`}>{kind.title}</Link>
                </th>
                <td className="num">{kind.total}</td>
                <td className="full md:text-right">
                  {kind.edited}
                  <span className="only-narrow muted"> edited here</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}
