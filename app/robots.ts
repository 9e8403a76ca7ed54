import type { MetadataRoute } from "next";
import { env } from "@/server/env";

export const dynamic = "force-dynamic";

/** What crawlers may read: the public pages, but none that is somebody's own or that a link opens. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      disallow: [
        "/account",
        "/today",
        "/inbox",
        "/shared/",
        "/unsubscribe/",
        "/cases/write",
        "/discussion/new",
        "/*?open=yes",
      ],
    },
    sitemap: `${env().appUrl}/sitemap.xml`,
  };
}
