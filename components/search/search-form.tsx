import { FilterSelect } from "@/components/ui/filter-select";
import { findKinds, type SearchQuery } from "@/domain/search/forms";
import { QuestionField } from "./question-field";
import { kindLabels } from "./words";

/** The question and what narrows it, as a GET form: the address can be shared. */
export function SearchForm({
  query,
  domains,
}: {
  readonly query: SearchQuery;
  readonly domains: readonly { readonly id: string; readonly name: string }[];
}) {
  const isNarrowed = (query.author ?? query.from ?? query.to) !== undefined;
  return (
    <search>
      <form method="get" action="/search" className="filterbar filters searchform">
        <div className="grow">
          <label htmlFor="q">Search for</label>
          <QuestionField value={query.q ?? ""} />
        </div>
        <FilterSelect
          name="kind"
          label="Among"
          value={query.kind}
          all="Everything"
          options={findKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        />
        <FilterSelect
          name="domain"
          label="Domain"
          value={query.domain}
          options={domains.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <button type="submit" className="btn sm">
          Search
        </button>
        <details className="ofposts" open={isNarrowed}>
          <summary>Posts by author and date</summary>
          <div className="row">
            <div>
              <label htmlFor="author">Author, by their handle</label>
              <input
                className="inp sm"
                id="author"
                name="author"
                defaultValue={query.author ?? ""}
                maxLength={80}
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            <div>
              <label htmlFor="from">From</label>
              <input className="inp sm" type="date" id="from" name="from" defaultValue={query.from ?? ""} />
            </div>
            <div>
              <label htmlFor="to">To</label>
              <input className="inp sm" type="date" id="to" name="to" defaultValue={query.to ?? ""} />
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}
