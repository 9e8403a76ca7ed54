import type { ReactNode } from "react";
import { FilterSelect } from "@/components/ui/filter-select";
import type { ThreadFilter as Filter } from "@/domain/discussion/forms";

/** Domain, tag and what is unread as a GET form: the address can be shared. */
export function ThreadFilter({
  filter,
  domains,
  tags,
  isMember,
  children,
}: {
  readonly filter: Filter;
  readonly domains: readonly { readonly id: string; readonly name: string }[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly isMember: boolean;
  /** Where else one may go, at the end of the bar. */
  readonly children: ReactNode;
}) {
  return (
    <search>
      <form method="get" action="/discussion" className="filterbar filters">
        <FilterSelect
          name="domain"
          label="Domain"
          value={filter.domain}
          options={domains.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="tag"
          label="Tag"
          value={filter.tag}
          options={tags.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {isMember ? (
          <label className="opt tight">
            <input type="checkbox" name="unread" value="yes" defaultChecked={filter.unread} />
            <span>Unread only</span>
          </label>
        ) : null}
        <button type="submit" className="btn sm sec2">
          Show
        </button>
        {children}
      </form>
    </search>
  );
}
