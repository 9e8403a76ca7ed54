import type { CaseOutcome } from "@/domain/cases/content-schema";
import { outcomeLabels, seatLabels } from "@/domain/cases/labels";
import { type CaseFilter as Filter, outcomeRags } from "@/domain/cases/schema";
import { caseStages } from "@/domain/cases/stages";

type Counts = Readonly<Record<string, number>>;

/** Search, domain and outcome as a GET form: the address can be shared. */
export function CaseFilter({
  filter,
  total,
  domains,
  countByDomain,
  countByOutcome,
  tags,
  isMember,
}: {
  readonly filter: Filter;
  readonly total: number;
  readonly domains: readonly { readonly id: string; readonly name: string }[];
  readonly countByDomain: Counts;
  readonly countByOutcome: Counts;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly isMember: boolean;
}) {
  const rags: readonly CaseOutcome["rag"][] = outcomeRags.filter((rag) => (countByOutcome[rag] ?? 0) > 0);
  return (
    <search>
      <form method="get" action="/cases" className="filterbar filters">
        <div className="grow">
          <label htmlFor="q">Search {total} cases</label>
          <input
            className="inp sm"
            type="search"
            id="q"
            name="q"
            defaultValue={filter.q ?? ""}
            maxLength={100}
            placeholder="For example “testing” or “supplier”"
          />
        </div>
        <div>
          <label htmlFor="domain">Domain</label>
          <select className="inp sm max-w-[12rem]" id="domain" name="domain" defaultValue={filter.domain ?? ""}>
            <option value="">All</option>
            {domains.map((domain) => (
              <option key={domain.id} value={domain.id}>
                {domain.name} ({countByDomain[domain.id] ?? 0})
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="outcome">Outcome</label>
          <select className="inp sm max-w-[12rem]" id="outcome" name="outcome" defaultValue={filter.outcome ?? ""}>
            <option value="">All</option>
            {rags.map((rag) => (
              <option key={rag} value={rag}>
                {outcomeLabels[rag]} ({countByOutcome[rag] ?? 0})
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="stage">Seat</label>
          <select className="inp sm" id="stage" name="stage" defaultValue={filter.stage ?? ""}>
            <option value="">All</option>
            {caseStages.map((stage) => (
              <option key={stage} value={stage}>
                {seatLabels[stage]}
              </option>
            ))}
          </select>
        </div>
        {tags.length === 0 ? null : (
          <div>
            <label htmlFor="tag">Tag</label>
            <select className="inp sm" id="tag" name="tag" defaultValue={filter.tag ?? ""}>
              <option value="">All</option>
              {tags.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        {isMember ? (
          <label className="opt tight">
            <input type="checkbox" name="unread" value="yes" defaultChecked={filter.unread} />
            <span>Unread only</span>
          </label>
        ) : null}
        <button type="submit" className="btn sm sec2">
          Show
        </button>
      </form>
    </search>
  );
}
