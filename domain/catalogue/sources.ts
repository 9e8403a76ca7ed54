/** A source as people see it cited. */
export type SourceView = {
  id: string;
  /** Short name for a citation: “Article 1”, “PMI Netherlands Chapter, 2025”, “General knowledge”. */
  label: string;
  title: string;
  publisher: string;
  year: number | null;
  url: string | null;
  kind: string;
  /** How it was checked, in words. */
  verified: string;
};

/** The short name under which a source is cited: who published it, and when if that is known. */
export function sourceLabel(source: { kind: string; publisher: string; year: number | null }): string {
  if (source.kind === "general_knowledge") return "General knowledge";
  const ends = source.kind === "source_article" ? /:/ : / \(|;/;
  const publisher = source.publisher.split(ends, 1)[0] ?? source.publisher;
  return source.year === null ? publisher : `${publisher}, ${source.year}`;
}
