import type { MetadataRoute } from "next";
import { database } from "@/server/database";
import { env } from "@/server/env";
import { readSitemap } from "@/server/sitemap";

export const dynamic = "force-dynamic";

/** Every page that anybody may read and that search engines may show. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { appUrl } = env();
  const pages = await readSitemap(database().db);
  return pages.map(({ path, changedAt }) => ({
    url: `${appUrl}${path}`,
    ...(changedAt === null ? {} : { lastModified: changedAt }),
  }));
}
