import type { Metadata } from "next";
import Link from "next/link";
import { Cite } from "@/components/catalogue/cite";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { familyLabel } from "@/domain/catalogue/words";
import { caller } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Roles",
  description:
    "Roles in the PMO and beyond it: what people in them do, the level at which they are entered, and what each asks for in thirty competencies.",
  alternates: { canonical: "/roles" },
};

/** Every role by family, and the four levels of entry. */
export default async function RolesPage() {
  const api = await caller();
  const { roles, levels, sources } = await api.catalogue.listRoles();
  const families = [...new Set(roles.map((role) => role.family))];
  return (
    <div className="wrap">
      <PageHead title="Roles">
        {roles.length} seats, from the one that keeps the minutes to the one that answers for the portfolio. Each has a
        target profile against which you can benchmark yourself.
      </PageHead>
      {families.map((family) => (
        <Section key={family} id={family} title={familyLabel(family)} className="mb-10">
          <table className="toc recs">
            <caption className="vh">{familyLabel(family)}</caption>
            <thead>
              <tr>
                <th scope="col">Role</th>
                <th scope="col">Entry level</th>
                <th scope="col">Experience, typically</th>
              </tr>
            </thead>
            <tbody>
              {roles
                .filter((role) => role.family === family)
                .map((role) => (
                  <tr key={role.id} className="hov">
                    <th scope="row" className="full">
                      <Link href={`/roles/${role.id}`} prefetch={false}>
                        {role.name}
                      </Link>
                      <p className="sum">{role.summary}</p>
                    </th>
                    <td data-l="Entry level">
                      {role.entryLevel?.label ?? <span className="muted">near {role.nearestLevel.label}</span>}
                    </td>
                    <td data-l="Experience" className="nowrap">
                      {role.typicalYearsMin} to {role.typicalYearsMax} years
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Section>
      ))}
      <Section id="levels" title="Four levels of entry" aside="For careers in the PMO">
        <ol className="entries">
          {levels.map((level) => (
            <li key={level.id} id={`level-${level.id}`}>
              <div>
                <h3>{level.label}</h3>
                <p className="ui muted">{level.experience}</p>
              </div>
              <div>
                <p className="prose">{level.description}</p>
                <Cite ids={level.sourceIds} sources={sources} />
              </div>
            </li>
          ))}
        </ol>
        <p className="ui muted mt-4 max-w-[66ch]">
          Article 2 gives these levels for PMO careers only. For the roles outside the PMO the nearest level is the
          editors’ judgement. The competency framework for PMO people that the article expected in 2018 came in 2021 (
          <Link href="/sources#HOP-PCF">House of PMO and PMO Flashmob</Link>).
        </p>
      </Section>
    </div>
  );
}
