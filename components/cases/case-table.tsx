import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import type { CaseOutcome } from "@/domain/cases/content-schema";
import { Outcome } from "./outcome";

export type CaseLine = {
  readonly no: number;
  readonly slug: string;
  readonly title: string;
  readonly domain: { readonly id: string; readonly name: string };
  readonly year: number | null;
  readonly organisation: string;
  readonly country: string;
  readonly outcome: CaseOutcome;
};

/** The cases as a contents page. */
export function CaseTable({ cases }: { readonly cases: readonly CaseLine[] }) {
  return (
    <table className="toc recs cases">
      <caption className="vh">Cases</caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Case</th>
          <th scope="col">Domain</th>
          <th scope="col">Outcome</th>
          <th scope="col" className="num">
            Year
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((item) => (
          <tr key={item.slug} className="hov">
            <td className="faint">{item.no}</td>
            <th scope="row">
              <Link href={`/cases/${item.slug}`} prefetch={false}>
                {item.title}
              </Link>
              <p className="sum">
                {item.organisation}, {item.country}
              </p>
            </th>
            <td className="dd">
              <DomainName domain={item.domain.id}>{item.domain.name}</DomainName>
            </td>
            <td className="oc">
              <Outcome outcome={item.outcome} />
            </td>
            <td className="num wd">{item.year ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
