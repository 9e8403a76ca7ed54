/** What search engines are told of a case, as schema.org has it. It is data: nothing runs it. */
export function StructuredCase({
  url,
  title,
  description,
  author,
  publishedAt,
  correctedAt,
  about,
  teaches,
}: {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Null where the reader is not told who wrote it, and for what came with the product. */
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly correctedAt: string | null;
  readonly about: readonly string[];
  /** The competencies of its learning points. */
  readonly teaches: readonly string[];
}) {
  const article = {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: title,
    description,
    url,
    mainEntityOfPage: url,
    inLanguage: "en-GB",
    isAccessibleForFree: true,
    about,
    ...(teaches.length === 0 ? {} : { teaches }),
    ...(author === null ? {} : { author: { "@type": "Person", name: author } }),
    ...(publishedAt === null ? {} : { datePublished: publishedAt.toISOString() }),
    ...(correctedAt === null ? {} : { dateModified: correctedAt }),
    publisher: { "@type": "Organization", name: "Critical Path" },
  };
  return <script type="application/ld+json">{JSON.stringify(article).replaceAll("<", "\\u003c")}</script>;
}
