import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import {
  competencies,
  cpdSchemes,
  credentials,
  domains,
  planTemplates,
  pmoServices,
  programmes,
  roles,
  routes,
  subdomains,
} from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { planReference } from "@/domain/plans/document";
import { toPage } from "@/domain/self-export/page";
import { type MemberExport, toData } from "@/domain/self-export/section";
import type { MemberCtx } from "@/server/context";
import { exportPlan } from "@/server/plans/files/export";
import { type Face, faceParts } from "@/server/print/faces";
import type { Gathered, KeptFile } from "./gather";
import type { ArchiveFile } from "./zip";

const encode = (text: string) => new TextEncoder().encode(text);
const families: Readonly<Record<Face, string>> = {
  display: "font-family:Besley;font-weight:600",
  text: "font-family:IBM Plex Sans;font-weight:400",
  strong: "font-family:IBM Plex Sans;font-weight:600",
};

/** The product's type, inside the style sheet: the page asks for no file to be read. */
function faces(): string {
  return (Object.keys(families) as Face[]) // Object.keys loses the key type of a constant object
    .flatMap((face) => {
      const latin = faceParts(face).find(({ name }) => name === `${face} latin`);
      const source = latin && `url(data:font/woff;base64,${latin.bytes.toString("base64")}) format("woff")`;
      return source === undefined ? [] : [`@font-face{${families[face]};src:${source}}`];
    })
    .join("");
}

/** The catalogue's names, by the ids by which a member's rows point at them. */
async function catalogueNames(ctx: MemberCtx): Promise<ReadonlyMap<string, string>> {
  const tables = [
    competencies,
    cpdSchemes,
    credentials,
    domains,
    planTemplates,
    pmoServices,
    programmes,
    roles,
    routes,
    subdomains,
  ];
  const rows = await Promise.all(tables.map((table) => ctx.db.select({ id: table.id, name: table.name }).from(table)));
  return new Map(rows.flat().map(({ id, name }) => [id, name]));
}

/** Each plan whole, with what its owner hides, as the file that can be imported again. */
function planFile(ctx: MemberCtx, planId: string, path: string): ArchiveFile {
  return {
    path,
    packs: true,
    bytes: async () => {
      try {
        return (await exportPlan(ctx, { planId, format: "json", withHidden: true })).body;
      } catch (error) {
        if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
        throw error;
      }
    },
  };
}

const bytesSchema = z.instanceof(Uint8Array);

function keptFile(ctx: MemberCtx, { table, column, id, path, packs }: KeptFile): ArchiveFile {
  return {
    path,
    packs,
    bytes: async () => {
      const [row] = await ctx.db
        .select({ bytes: column })
        .from(table)
        .where(eq(sql`${sql.identifier("id")}`, id));
      return row === undefined ? null : bytesSchema.parse(row.bytes);
    },
  };
}

/**
 * The files of the archive, in order: the page for people, the data for programs, the plans, the uploaded files. The texts are as
 * they stood when they were gathered; bytes are read when their turn comes.
 */
export async function archiveOf(ctx: MemberCtx, gathered: Gathered): Promise<ArchiveFile[]> {
  const { files, plans, zone } = gathered;
  const pathOf = new Map(plans.map(({ id, number }) => [id, `plans/${planReference(number)}.json`]));
  const all: MemberExport = {
    ...gathered,
    sections: gathered.sections.map((section) =>
      section.name === "plans"
        ? { ...section, rows: section.rows.map((row) => ({ ...row, file: pathOf.get(String(row.id)) ?? null })) }
        : section,
    ),
  };
  const names = await catalogueNames(ctx);
  const text = (path: string, make: () => string): ArchiveFile => ({
    path,
    packs: true,
    bytes: async () => encode(make()),
  });
  return [
    text("index.html", () => toPage(all, { faces: faces(), zone, names })),
    text("data.json", () => toData(all)),
    ...plans.map(({ id, number }) => planFile(ctx, id, `plans/${planReference(number)}.json`)),
    ...files.map((file) => keptFile(ctx, file)),
  ];
}
