import { FilterSelect } from "@/components/ui/filter-select";
import { glossaryCategories } from "@/domain/catalogue/content-schema";
import { glossaryCategoryLabels } from "@/domain/catalogue/words";

/** Search and category as a GET form: the address can be shared. */
export function GlossaryFilter({
  filter,
  counts,
  total,
}: {
  readonly filter: { readonly category?: string | undefined; readonly q?: string | undefined };
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
}) {
  return (
    <search>
      <form method="get" action="/glossary" className="filterbar filters">
        <div className="grow">
          <label htmlFor="q">Search</label>
          <input className="inp sm" type="search" id="q" name="q" defaultValue={filter.q ?? ""} maxLength={100} />
        </div>
        <FilterSelect
          name="category"
          label="Category"
          value={filter.category}
          all={`All (${total})`}
          options={glossaryCategories.map((category) => ({
            value: category,
            label: `${glossaryCategoryLabels[category]} (${counts[category] ?? 0})`,
          }))}
        />
        <button type="submit" className="btn sm sec2">
          Show
        </button>
      </form>
    </search>
  );
}
