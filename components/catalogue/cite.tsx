import Link from "next/link";
import type { SourceView } from "@/domain/catalogue/sources";

export type Citations = Readonly<Record<string, SourceView>>;

/** Where a fact comes from, small and linked to the list of sources, which says how each was checked. */
export function Cite({
  ids,
  sources,
  inline = false,
}: {
  readonly ids: readonly string[];
  readonly sources: Citations;
  /** Follows the text on its own line instead of standing beneath it. */
  readonly inline?: boolean;
}) {
  const cited = ids.flatMap((id) => sources[id] ?? []);
  if (cited.length === 0) return null;
  const Element = inline ? "span" : "p";
  return (
    <Element className={inline ? "cite inline" : "cite"}>
      {cited.length === 1 ? "Source: " : "Sources: "}
      {cited.map((source, i) => (
        <span key={source.id}>
          {i === 0 ? "" : "; "}
          <Link href={`/sources#${source.id}`} prefetch={false}>
            {source.label}
          </Link>
        </span>
      ))}
    </Element>
  );
}
