import { DomainName } from "@/components/ui/domain-hatch";
import { type DirectoryFilter, type DirectoryQuery, directoryFilters } from "@/domain/matching/directory-query";
import type { Facets, FacetValue } from "@/server/matching/directory-view";
import { filterLegends } from "./filter-words";

const shownAtOnce = 6;
/** Groups that few people need: folded until opened or used. */
const folded: readonly DirectoryFilter[] = ["level", "specialism", "language", "zone"];

function Option({ filter, option }: { readonly filter: DirectoryFilter; readonly option: FacetValue }) {
  return (
    <label className="opt tight counted">
      <input
        type={filter === "time" ? "radio" : "checkbox"}
        name={filter}
        value={option.value}
        defaultChecked={option.on}
      />
      {filter === "domain" ? (
        <DomainName domain={option.value}>{option.label}</DomainName>
      ) : (
        <span>
          {option.label}
          {option.yours ? <span className="muted"> (your gap)</span> : null}
        </span>
      )}
      <span className="faint">
        {option.count}
        <span className="vh">{option.count === 1 ? " mentor" : " mentors"}</span>
      </span>
    </label>
  );
}

function Options({ filter, options }: { readonly filter: DirectoryFilter; readonly options: readonly FacetValue[] }) {
  const ordered = filter === "helps" ? [...options].sort((a, b) => Number(b.yours) - Number(a.yours)) : options;
  const rest = ordered.slice(shownAtOnce);
  return (
    <>
      {ordered.slice(0, shownAtOnce).map((option) => (
        <Option key={option.value} filter={filter} option={option} />
      ))}
      {rest.length === 0 ? null : (
        <details open={rest.some((option) => option.on)}>
          <summary className="fold">
            {rest.length} more<span className="vh">: {filterLegends[filter].toLowerCase()}</span>
          </summary>
          {rest.map((option) => (
            <Option key={option.value} filter={filter} option={option} />
          ))}
        </details>
      )}
    </>
  );
}

function Group({ filter, options }: { readonly filter: DirectoryFilter; readonly options: readonly FacetValue[] }) {
  const shown = options.filter((option) => option.count > 0 || option.on || filter === "time");
  if (shown.length === 0) return null;
  if (!folded.includes(filter)) {
    return (
      <fieldset>
        <legend>{filterLegends[filter]}</legend>
        <div>
          <Options filter={filter} options={shown} />
        </div>
      </fieldset>
    );
  }
  return (
    <details className="group" open={shown.some((option) => option.on)}>
      <summary>{filterLegends[filter]}</summary>
      <fieldset>
        <legend className="vh">{filterLegends[filter]}</legend>
        <Options filter={filter} options={shown} />
      </fieldset>
    </details>
  );
}

/**
 * The filters as a form that asks by its address, so that it works without JavaScript and its answer can be shared. On a
 * small screen it folds away under one button.
 */
export function DirectoryFilters({
  query,
  facets,
  on,
}: {
  readonly query: DirectoryQuery;
  readonly facets: Facets;
  /** How many choices narrow the list now. */
  readonly on: number;
}) {
  return (
    <details className="filterbox">
      <summary className="btn sec2 wide">{on === 0 ? "Filters" : `Filters, ${on} on`}</summary>
      <form className="filters" method="get" action="/mentors" aria-label="Filter mentors">
        <div className="field">
          <label htmlFor="directory-q">Name, role or subject</label>
          <input id="directory-q" type="search" name="q" defaultValue={query.q ?? ""} maxLength={100} />
        </div>
        {directoryFilters.map((filter) => (
          <Group key={filter} filter={filter} options={facets[filter]} />
        ))}
        {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
        {query.saved ? <input type="hidden" name="saved" value="1" /> : null}
        {query.all ? <input type="hidden" name="all" value="1" /> : null}
        <div className="send">
          <button type="submit" className="btn wide">
            Show mentors
          </button>
        </div>
      </form>
    </details>
  );
}
