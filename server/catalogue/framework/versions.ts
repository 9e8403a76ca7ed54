import { asc, desc, eq, inArray, max, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members } from "@/db/schema/accounts";
import { differences, frameworkVersions, planAreas, roles, targetProfiles } from "@/db/schema/catalogue";
import { countChanges, type FrameworkChange, frameworkChanges } from "@/domain/catalogue/framework/differences";
import type { Framework, FrameworkTerms } from "@/domain/catalogue/framework/document";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";

const shownVersions = 100;

/** The number of the newest version of the framework; 1 where there is none yet, as the first will be. */
export async function newestFramework(db: Db | Tx): Promise<number> {
  const [row] = await db.select({ newest: max(frameworkVersions.number) }).from(frameworkVersions);
  return row?.newest ?? 1;
}

/** What the framework said in one version. Refuses a version that there is not. */
export async function frameworkAt(db: Db | Tx, number: number): Promise<Framework> {
  const [row] = await db
    .select({ document: frameworkVersions.document })
    .from(frameworkVersions)
    .where(eq(frameworkVersions.number, number));
  return found(row, "catalogue.no_such_version").document;
}

/** The areas, differences and roles that a framework refers to. */
export async function frameworkTerms(db: Db | Tx): Promise<FrameworkTerms> {
  const [areas, groups, withProfile] = await Promise.all([
    db.select({ id: planAreas.id, label: planAreas.label }).from(planAreas).orderBy(asc(planAreas.position)),
    db
      .select({ id: differences.id, label: differences.label, parts: differences.parts })
      .from(differences)
      .orderBy(asc(differences.position)),
    db
      .select({ id: roles.id, name: roles.name })
      .from(roles)
      .innerJoin(targetProfiles, eq(targetProfiles.roleId, roles.id))
      .orderBy(asc(roles.position), asc(roles.id)),
  ]);
  return { areas, differences: groups, roles: withProfile };
}

/** What changed from one version to another, for these roles or for all of them. */
async function changesBetween(
  db: Db | Tx,
  from: number,
  to: number,
  roleIds?: readonly string[],
): Promise<FrameworkChange[]> {
  return changesAmong(await readVersions(db, inArray(frameworkVersions.number, [from, to])), from, to, roleIds);
}

type ReadVersion = { number: number; document: Framework };

async function readVersions(db: Db | Tx, which: SQL | undefined): Promise<ReadVersion[]> {
  return db
    .select({ number: frameworkVersions.number, document: frameworkVersions.document })
    .from(frameworkVersions)
    .where(which);
}

/** One version and the newest, whichever that is, for `changesAmong`: one row where they are the same. */
export async function readVersionAndNewest(db: Db | Tx, number: number): Promise<ReadVersion[]> {
  const newest = sql`(select max(number) from framework_versions)`;
  return readVersions(db, or(eq(frameworkVersions.number, number), eq(frameworkVersions.number, newest)));
}

/** What changed from one version to another, of versions that were read already. */
export function changesAmong(
  rows: readonly ReadVersion[],
  from: number,
  to: number,
  roleIds?: readonly string[],
): FrameworkChange[] {
  const at = (number: number) =>
    found(
      rows.find((row) => row.number === number),
      "catalogue.no_such_version",
    ).document;
  const after = at(to);
  return frameworkChanges(at(from), after, roleIds ?? after.profiles.map(({ roleId }) => roleId));
}

/** Two versions side by side, with the names of the roles whose targets changed. */
export async function compareFramework(ctx: Ctx, input: { from: number; to: number }) {
  const [changes, { roles: named }] = await Promise.all([
    changesBetween(ctx.db, input.from, input.to),
    frameworkTerms(ctx.db),
  ]);
  return { ...input, changes, counts: countChanges(changes), roles: named };
}

/** The framework in force and every version that led to it, the newest first. */
export async function getFramework(ctx: Ctx) {
  const [versions, terms] = await Promise.all([
    ctx.db
      .select({
        number: frameworkVersions.number,
        at: frameworkVersions.at,
        byId: frameworkVersions.byId,
        by: members.name,
        reason: frameworkVersions.reason,
      })
      .from(frameworkVersions)
      .leftJoin(members, eq(members.id, frameworkVersions.byId))
      .orderBy(desc(frameworkVersions.number))
      .limit(shownVersions),
    frameworkTerms(ctx.db),
  ]);
  const [newest] = versions;
  return {
    versions: versions.map(({ byId, by, ...version }) => ({
      ...version,
      by: byId === null ? null : (by ?? "A former member"),
    })),
    present:
      newest === undefined ? null : { number: newest.number, framework: await frameworkAt(ctx.db, newest.number) },
    terms,
  };
}
