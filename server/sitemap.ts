import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cases, domains, roles, routes, threads } from "@/db/schema/index";
import type { Actor } from "@/domain/actor";
import { readableThreads } from "./discussion/sight";

const visitor: Actor = { kind: "visitor" };

/** As many as one file of addresses may have, less those that are written here. */
const mostOfEach = 20_000;

const standing = [
  "/",
  "/cases",
  "/discussion",
  "/routes",
  "/roles",
  "/domains",
  "/credentials",
  "/glossary",
  "/sources",
  "/help",
  "/conduct",
  "/confidentiality",
  "/accessibility",
];

/**
 * The pages that anybody may read and that search engines may show, newest first of their kind: cases whose authors allow it,
 * public threads on pages of their own, the catalogue. Mentors' pages ask search engines to stay away, so none is here.
 */
export async function readSitemap(db: Db): Promise<{ path: string; changedAt: Date | null }[]> {
  const [allCases, allThreads, allRoutes, allRoles, allDomains] = await Promise.all([
    db
      .select({ slug: cases.slug, at: cases.publishedAt })
      .from(cases)
      .where(eq(cases.indexable, true))
      .orderBy(desc(cases.no))
      .limit(mostOfEach),
    db
      .select({ no: threads.no, at: threads.lastPostAt })
      .from(threads)
      .leftJoin(cases, eq(cases.id, threads.caseId))
      .where(
        and(
          readableThreads(db, visitor),
          eq(threads.isMain, false),
          isNull(threads.mergedIntoId),
          gt(threads.postCount, 0),
          or(isNull(threads.caseId), eq(cases.indexable, true)),
        ),
      )
      .orderBy(desc(threads.no))
      .limit(mostOfEach),
    db.select({ id: routes.slug }).from(routes),
    db.select({ id: roles.id }).from(roles),
    db.select({ id: domains.id }).from(domains),
  ]);
  const under = (folder: string, rows: readonly { id: string }[]) =>
    rows.map(({ id }) => ({ path: `/${folder}/${id}`, changedAt: null }));
  return [
    ...standing.map((path) => ({ path, changedAt: null })),
    ...allCases.map(({ slug, at }) => ({ path: `/cases/${slug}`, changedAt: at })),
    ...allThreads.map(({ no, at }) => ({ path: `/discussion/${no}`, changedAt: at })),
    ...under("routes", allRoutes),
    ...under("roles", allRoles),
    ...under("domains", allDomains),
  ];
}
