import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { type SearchQuery, searchHref } from "@/domain/search/forms";
import type { Found } from "@/server/search/find";

/** How something was found although nothing has the words of the question. */
function InsteadNote({ instead, q }: { readonly instead: NonNullable<Found["instead"]>; readonly q: string }) {
  switch (instead.by) {
    case "spelling":
      return (
        <>
          Nothing has “{q}”. This is what was found for <b>{instead.question}</b>.
        </>
      );
    case "titles":
      return <>Nothing has “{q}”. These titles look like it.</>;
    case "some":
      return (
        <>
          Nothing has all of these words. This is what was found for <b>{instead.question}</b>.
        </>
      );
  }
}

/** What has to be said above the finds: that there are none, what was searched for instead, what may have been meant. */
export function SearchNotes({ query, found }: { readonly query: SearchQuery; readonly found: Found }) {
  const { finds, instead, didYouMean } = found;
  const offered =
    didYouMean === null ? null : (
      <p className="ui my-4" role="status">
        Did you mean <Link href={searchHref({ ...query, q: didYouMean })}>{didYouMean}</Link>?
      </p>
    );
  if (finds.length > 0) {
    return (
      <>
        {instead === null ? null : (
          <p className="ui my-4" role="status">
            <InsteadNote instead={instead} q={query.q ?? ""} />
          </p>
        )}
        {offered}
      </>
    );
  }
  const { q, ...narrowed } = query;
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
  return (
    <>
      {offered}
      <div className="mt-6">
        <EmptyState
          level={2}
          title="Nothing found"
          action={isNarrowed ? <Link href={searchHref({ q })}>Search everything for the same words</Link> : undefined}
        >
          Try fewer words, or another one for the same thing. Quotes find words that stand together, a minus leaves a
          word out, “or” finds either of two.
        </EmptyState>
      </div>
    </>
  );
}
