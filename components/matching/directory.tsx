import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { type DirectoryQuery, directoryHref } from "@/domain/matching/directory-query";
import type { MentorList } from "@/server/matching/directory-view";
import { CompareBar } from "./compare-bar";
import { DirectoryBar, type DirectorySort } from "./directory-bar";
import { DirectoryEmpty } from "./directory-empty";
import { DirectoryFilters } from "./directory-filters";
import { activeFilters, mentorCount } from "./filter-words";
import type { MarkAction } from "./mark-form";
import { MentorRow } from "./mentor-row";
import { NotOffered } from "./not-offered";

function State({ list, signedIn }: { readonly list: MentorList; readonly signedIn: boolean }) {
  if (list.ranked) {
    return <p>Ranked for you by the five parts of the bar and nothing else; nobody pays to be higher.</p>;
  }
  if (signedIn) return <p>People who have gone from a PMO to leading projects, those with a free place first.</p>;
  return (
    <p>
      People who have gone from a PMO to leading projects, those with a free place first.{" "}
      <Link prefetch={false} href="/sign-in?next=/mentors">
        Sign in
      </Link>{" "}
      and they are ranked for you, with reasons.
    </p>
  );
}

function previousAddress(query: DirectoryQuery, list: MentorList): string | undefined {
  if (list.previous === null) return undefined;
  const { after: _, ...first } = query;
  return directoryHref(list.previous.after === null ? first : { ...first, after: list.previous.after });
}

/** The directory of mentors: filters at the left, mentors in rows, the best fit with its reasons open. */
export function Directory({
  query,
  list,
  reader,
}: {
  readonly query: DirectoryQuery;
  readonly list: MentorList;
  /** A signed-in reader: their zone, and the action behind save and hide. */
  readonly reader: { readonly zone: string; readonly mark: MarkAction } | null;
}) {
  const active = activeFilters(query, list.facets);
  const sorts: DirectorySort[] = list.ranked ? ["fit", "free", "name"] : ["free", "name"];
  const asked = query.sort ?? "fit";
  const sort = sorts.includes(asked) ? asked : (sorts[0] ?? "free");
  const last = list.from + list.rows.length - 1;
  const row = reader === null ? undefined : { mark: reader.mark, compares: list.rows.length > 1 };
  return (
    <div className="wrap">
      <PageHead title="Mentors">
        <State list={list} signedIn={reader !== null} />
      </PageHead>
      {list.notRanked === null ? null : (
        <div className="mb-6">
          <Notice title={list.notRanked.sentence}>
            <Link prefetch={false} href={list.notRanked.href}>
              Answer what is missing
            </Link>
          </Notice>
        </div>
      )}
      <div className="cols">
        <div className="c3">
          <DirectoryFilters query={query} facets={list.facets} on={active.length} />
        </div>
        <section className="c9 results" aria-labelledby="results">
          <h2 id="results" className="vh">
            {list.ranked && sort === "fit" ? "Mentors, best fit first" : "Mentors"}
          </h2>
          <DirectoryBar query={query} total={list.total} active={active} sort={sort} sorts={sorts} />
          {list.rows.length === 0 ? (
            <DirectoryEmpty on={active.length} relax={list.relax} />
          ) : (
            list.rows.map((mentor, at) => (
              <MentorRow
                key={mentor.memberId}
                mentor={mentor}
                ranked={list.ranked}
                open={list.ranked && sort === "fit" && at === 0 && list.from === 1}
                reader={row}
                zone={reader?.zone}
              />
            ))
          )}
          {row?.compares ? <CompareBar /> : null}
          {list.rows.length === 0 ? null : (
            <Pager
              label="Pages of mentors"
              summary={`${list.from} to ${last} of ${list.total}`}
              previousHref={previousAddress(query, list)}
              nextHref={list.next === null ? undefined : directoryHref({ ...query, after: list.next })}
            />
          )}
          <NotOffered query={query} notOffered={list.notOffered} />
          {list.hiddenCount === 0 ? null : (
            <p className="small muted mt-2">
              {mentorCount(list.hiddenCount)} hidden by you.{" "}
              <Link prefetch={false} href="/shortlist?kind=hidden">
                Look at them again
              </Link>
            </p>
          )}
          {list.ranked ? (
            <p className="small muted mt-2">
              Fit is out of 100. Its weights are judgement, not fitted to outcomes; a fact that is not known is never
              counted as agreement.
            </p>
          ) : null}
        </section>
      </div>
    </div>
  );
}
