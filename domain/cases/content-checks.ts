import { type CatalogueIds, duplicateIds, unknownIds } from "../catalogue/content-checks";
import type { CasesContent } from "./content-schema";
import type { TagsContent } from "./tags";

const leastWords = 120;
const mostWords = 200;

/** Sentences that name what does not fit together in the cases, with the tags or with the catalogue; none when all is well. */
export function checkCases(content: CasesContent, { tags }: TagsContent, ids: CatalogueIds): string[] {
  const tagIds = new Set(tags.map((tag) => tag.id));
  return [
    ...duplicateIds("tags", tags),
    ...duplicateIds(
      "names of tags",
      tags.map((tag) => ({ id: tag.name.toLowerCase() })),
    ),
    ...duplicateIds("cases", content.cases),
    ...duplicateIds(
      "addresses of cases",
      content.cases.map((c) => ({ id: c.slug })),
    ),
    ...content.cases.flatMap((item) => {
      const place = `cases “${item.id}”`;
      const sources = new Set(item.sources.map((source) => source.id));
      const length = item.situation.trim().split(/\s+/).length;
      const cited = [...item.key_facts, ...item.timeline].map((entry) => entry.source_id);
      return [
        ...unknownIds(place, "domain", [item.domain_id], ids.domains),
        ...unknownIds(
          place,
          `sub-domain of ${item.domain_id}`,
          [item.subdomain_id],
          ids.subdomainsByDomain.get(item.domain_id) ?? new Set(),
        ),
        ...unknownIds(place, "tag", item.tags, tagIds),
        ...duplicateIds(`${place}, sources`, item.sources),
        ...unknownIds(place, "source", cited, sources),
        ...(length >= leastWords && length <= mostWords
          ? []
          : [`${place}: the situation has ${length} words; ${leastWords} to ${mostWords} are wanted.`]),
        ...item.learning_points.flatMap((point) =>
          unknownIds(place, "competency", point.competency_ids, ids.competencies),
        ),
      ];
    }),
  ];
}
