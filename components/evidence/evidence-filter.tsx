import Link from "next/link";
import type { EvidenceFilter as Filter } from "@/domain/evidence/filter";
import { audiences, contexts, differences, evidenceKinds, lifecycleStages, rungs, sizes } from "@/domain/evidence/tags";
import {
  audienceNames,
  contextNames,
  differenceNames,
  kindNames,
  rungNames,
  sizeNames,
  stageNames,
} from "@/domain/evidence/words";

function Pick<T extends string>({
  name,
  label,
  values,
  words,
  chosen,
}: {
  readonly name: keyof Filter;
  readonly label: string;
  readonly values: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly chosen: string | undefined;
}) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select className="inp sm" id={name} name={name} defaultValue={chosen ?? ""}>
        <option value="">Any</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {words[value]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What the list is narrowed to, as a GET form: the address can be kept. */
export function EvidenceFilter({ filter, found }: { readonly filter: Filter; readonly found: number }) {
  const isOn = Object.values(filter).some((value) => value !== undefined);
  return (
    <search>
      <form method="get" action="/evidence" className="filterbar filters">
        <Pick name="context" label="Context" values={contexts} words={contextNames} chosen={filter.context} />
        <Pick
          name="difference"
          label="Difference"
          values={differences}
          words={differenceNames}
          chosen={filter.difference}
        />
        <Pick name="rung" label="At least" values={rungs} words={rungNames} chosen={filter.rung} />
        <Pick name="stage" label="Stage" values={lifecycleStages} words={stageNames} chosen={filter.stage} />
        <Pick name="audience" label="Audience" values={audiences} words={audienceNames} chosen={filter.audience} />
        <Pick name="size" label="Size" values={sizes} words={sizeNames} chosen={filter.size} />
        <Pick name="kind" label="Kind" values={evidenceKinds} words={kindNames} chosen={filter.kind} />
        <button type="submit" className="btn sm sec2">
          Show
        </button>
      </form>
      {isOn ? (
        <p className="ui mt-3">
          {found === 0 ? "No piece says all of that." : found === 1 ? "1 piece." : `${found} pieces.`}{" "}
          <Link href="/evidence" prefetch={false} className="inline-block py-1">
            Show all
          </Link>
        </p>
      ) : null}
    </search>
  );
}
