import { FilterSelect } from "@/components/ui/filter-select";
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
        <FilterSelect
          name="domain"
          label="Domain"
          value={filter.domain}
          options={domains.map(({ id, name }) => ({ value: id, label: `${name} (${countByDomain[id] ?? 0})` }))}
          narrow
        />
        <FilterSelect
          name="outcome"
          label="Outcome"
          value={filter.outcome}
          options={rags.map((rag) => ({ value: rag, label: `${outcomeLabels[rag]} (${countByOutcome[rag] ?? 0})` }))}
          narrow
        />
        <FilterSelect
          name="stage"
          label="Seat"
          value={filter.stage}
          options={caseStages.map((stage) => ({ value: stage, label: seatLabels[stage] }))}
        />
        {tags.length === 0 ? null : (
          <FilterSelect
            name="tag"
            label="Tag"
            value={filter.tag}
            options={tags.map(({ id, name }) => ({ value: id, label: name }))}
          />
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
