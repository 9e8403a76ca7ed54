import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { entryHref } from "@/domain/catalogue/editing";
import { caller, orNotFound, requireAdministrator } from "@/server/rsc";

export const metadata: Metadata = { title: "Catalogue entries" };

type Props = {
  readonly params: Promise<{ kind: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The entries of one kind, to be searched and opened. */
export default async function KindPage({ params, searchParams }: Props) {
  const kindId = (await params).kind;
  await requireAdministrator(`/admin/catalogue/${encodeURIComponent(kindId)}`);
  const asked = (await searchParams).q;
  const q = typeof asked === "string" ? asked.slice(0, 100) : "";
  const api = await caller();
  const { kind, entries, total } = await orNotFound(api.catalogue.listEntries({ kind: kindId, q }));
  return (
    <div className="wrap">
      <PageHead
        title={kind.title}
        crumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/admin/catalogue", label: "Catalogue" },
          { label: kind.title },
        ]}
        block={[{ label: "Entries", value: String(total) }]}
      />
      <search>
        <form method="get" className="filterbar filters">
          <div className="grow">
            <label htmlFor="q">Search {kind.title.toLowerCase()}</label>
            <input className="inp sm" type="search" id="q" name="q" defaultValue={q} maxLength={100} />
          </div>
          <button type="submit" className="btn sm sec2">
            Search
          </button>
        </form>
      </search>
      <Section
        id="entries"
        title="Entries"
        aside={entries.length === total ? undefined : `${entries.length} of ${total}`}
        className="mt-8"
        end={
          kind.isAddable ? (
            <LinkButton look="secondary" small href={`/admin/catalogue/${kind.id}/new`}>
              Add a {kind.one}
            </LinkButton>
          ) : undefined
        }
      >
        {entries.length === 0 ? <p className="ui muted">Nothing contains “{q}”.</p> : null}
        <ul className="ruled">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Link href={entryHref(kind.id, entry.id)} prefetch={false}>
                {entry.words[0]}
              </Link>{" "}
              {entry.isEdited ? <Tag>Edited here</Tag> : null} {entry.isRetired ? <Tag>Retired</Tag> : null}
              <p className="ui muted">{entry.words.slice(1).join(" · ")}</p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
