import type { Metadata } from "next";
import { Duties } from "@/components/accounts/duties";
import { Tick } from "@/components/ui/choices";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { caller, requireAdministrator } from "@/server/rsc";
import { grantHat, revokeHat } from "./actions";

export const metadata: Metadata = { title: "Members and duties" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** Members by name with their duties. No e-mail addresses, and nothing that members say to each other. */
export default async function MembersPage({ searchParams }: Props) {
  const reader = await requireAdministrator("/admin/members");
  const query = await searchParams;
  const [q, staff, after] = [one(query.q), one(query.staff) === "yes", one(query.after)];
  const api = await caller();
  const [page, programmes] = await Promise.all([
    api.programmes.members({ ...(q === undefined ? {} : { q }), staff, ...(after === undefined ? {} : { after }) }),
    api.programmes.list(),
  ]);
  const kept = new URLSearchParams({ ...(q === undefined ? {} : { q }), ...(staff ? { staff: "yes" } : {}) });
  const addressAfter = (last: string | undefined | null) => {
    const search = new URLSearchParams({ ...Object.fromEntries(kept), ...(last == null ? {} : { after: last }) });
    return search.size === 0 ? "/admin/members" : `/admin/members?${search}`;
  };
  const nextHref = page.next === null ? undefined : addressAfter(page.next);
  const here = addressAfter(after);
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Members and duties"
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Members and duties" }]}
      >
        A duty given or taken signs the member out, so that it holds at once.
      </PageHead>
      <form method="get" className="filters mb-8 flex flex-wrap items-end gap-4 *:mb-0">
        <TextField name="q" label="Name" type="search" defaultValue={q ?? ""} />
        <Tick name="staff" label="Only people with a duty" ticked={staff} />
        <SubmitButton look="secondary" busy="Searching…">
          Search
        </SubmitButton>
      </form>
      {page.members.length === 0 ? (
        <Section id="found" title="Found">
          <EmptyState title="Nobody by that name">Take the search off to see everybody.</EmptyState>
        </Section>
      ) : (
        <table className="recs">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Joined</th>
              <th scope="col">Last here</th>
              <th scope="col">Duties</th>
            </tr>
          </thead>
          <tbody>
            {page.members.map((member) => (
              <tr key={member.id}>
                <th scope="row">
                  {member.name}
                  {member.isYou ? " (you)" : ""}
                </th>
                <td data-l="Joined">
                  <Time at={member.joinedAt} as="long" zone={reader.zone} />
                </td>
                <td data-l="Last here">
                  {member.lastSeenAt === null ? "Never" : <Time at={member.lastSeenAt} as="long" zone={reader.zone} />}
                </td>
                <td data-l="Duties">
                  <Duties
                    member={member}
                    programmes={programmes}
                    grant={grantHat.bind(null, here)}
                    revoke={revokeHat.bind(null, here)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {nextHref === undefined ? null : (
        <Pager summary={`${page.members.length} shown`} nextHref={nextHref} nextLabel="Next names" />
      )}
    </div>
  );
}
