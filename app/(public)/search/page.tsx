import type { Metadata } from "next";
import Link from "next/link";
import { Fragment } from "react";
import { z } from "zod";
import { Finds } from "@/components/search/finds";
import { SearchForm } from "@/components/search/search-form";
import { SearchNotes } from "@/components/search/search-notes";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { searchHref, searchSchema } from "@/domain/search/forms";
import { caller, viewer } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Search",
  description: "Cases, discussions, mentors and the glossary in one search.",
  robots: { index: false },
};

const { q, kind, domain, author, from, to, after } = searchSchema.shape;
const said = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), field).catch(() => undefined as z.output<T>);

/** What the address may say; an empty or unknown value lets everything pass. */
const query = z.object({
  q: said(q),
  kind: said(kind),
  domain: said(domain),
  author: said(author),
  from: said(from),
  to: said(to),
  after: said(after),
});

const examples = ["go/no-go", "hazard log", "rehearsal", "float"];

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One search over everything that its reader may see. */
export default async function SearchPage({ searchParams }: Props) {
  const asked = query.parse(await searchParams);
  const api = await caller();
  const [found, { domains }, reader] = await Promise.all([
    api.search.find(asked),
    api.catalogue.listDomains(),
    viewer(),
  ]);
  const { after: _, ...first } = asked;
  return (
    <div className="wrap">
      <PageHead title="Search">Cases, what was said about them, mentors, and the words of the trade.</PageHead>
      <SearchForm query={asked} domains={domains} />
      {(asked.q ?? "") === "" ? (
        <p className="ui muted mt-6 max-w-[62ch]">
          For example{" "}
          {examples.map((q, at) => (
            <Fragment key={q}>
              <Link href={searchHref({ q })} prefetch={false}>
                {q}
              </Link>
              {at === examples.length - 1 ? ". " : ", "}
            </Fragment>
          ))}
          Quotes find words that stand together, a minus leaves a word out, “or” finds either of two.
        </p>
      ) : (
        <>
          <SearchNotes query={first} found={found} />
          <Finds finds={found.finds} zone={reader?.zone} />
          <Pager
            nextHref={
              found.next === null ? undefined : searchHref({ ...instead(first, found.instead), after: found.next })
            }
            previousHref={asked.after === undefined ? undefined : searchHref(first)}
            previousLabel="First page"
          />
        </>
      )}
    </div>
  );
}

/** The question of the further pages: what was searched for in its place, if something was. */
const instead = <Q extends { q?: string | undefined }>(asked: Q, how: { question: string } | null): Q =>
  how === null ? asked : { ...asked, q: how.question };
