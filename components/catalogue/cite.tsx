import Link from "next/link";
import type { SourceView } from "@/domain/catalogue/sources";

export type Citations = Readonly<Record<string, SourceView>>;

/** Where a fact comes from, small and linked to the list of sources, which says how each was checked. */
export function Cite({ ids, sources }: { readonly ids: readonly string[]; readonly sources: Citations }) {
  const cited = ids.flatMap((id) => sources[id] ?? []);
  if (cited.length === 0) return null;
  return (
    <p className="cite">
      {cited.length === 1 ? "Source: " : "Sources: "}
      {cited.map((source, i) => (
        <span key={source.id}>
          {i === 0 ? "" : "; "}
          <Link href={`/sources#${source.id}`} prefetch={false}>
            {source.label}
          </Link>
        </span>
      ))}
    </p>
  );
}
