import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import { Time } from "@/components/ui/time";
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

export type DiscussedCase = CaseLine & {
  readonly author: { readonly name: string } | null;
  /** Posts of the discussion on its page, and how many of them this reader has not read. */
  readonly replies: number;
  readonly unread: number;
  readonly opened: boolean;
  readonly lastPostAt: Date | null;
};

/** The cases as a contents page. */
export function CaseTable({
  cases,
  zone,
}: {
  readonly cases: readonly DiscussedCase[];
  readonly zone: string | undefined;
}) {
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
          <th scope="col" className="num">
            Posts
          </th>
          <th scope="col" className="nowrap">
            Last post
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
                {item.author === null ? "" : `${item.author.name}. `}
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
            <td className={item.replies === 0 ? "num wd" : "num nowrap rp"}>
              {item.replies === 0 ? "–" : item.replies}
              {item.opened && item.unread > 0 ? (
                <span className="tag ml-1">
                  {item.unread}
                  <span className="vh"> unread</span>
                </span>
              ) : null}
            </td>
            <td className="nowrap wd">{item.lastPostAt === null ? "–" : <Time at={item.lastPostAt} zone={zone} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
