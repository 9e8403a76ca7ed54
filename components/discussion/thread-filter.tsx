import type { ReactNode } from "react";
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
        <div>
          <label htmlFor="domain">Domain</label>
          <select className="inp sm" id="domain" name="domain" defaultValue={filter.domain ?? ""}>
            <option value="">All</option>
            {domains.map((domain) => (
              <option key={domain.id} value={domain.id}>
                {domain.name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="tag">Tag</label>
          <select className="inp sm" id="tag" name="tag" defaultValue={filter.tag ?? ""}>
            <option value="">All</option>
            {tags.map((tag) => (
              <option key={tag.id} value={tag.id}>
                {tag.name}
              </option>
            ))}
          </select>
        </div>
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
