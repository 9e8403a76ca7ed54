import { z } from "zod";
import { glossaryCategories } from "@/domain/catalogue/content-schema";
import { newEntryId } from "@/domain/catalogue/editing";
import { adminProcedure, publicProcedure, router } from "@/server/trpc";
import { listCredentials } from "./credentials";
import { getDomain, listDomains } from "./domains";
import { addEntry, editEntry } from "./edit-entry";
import { getEntry, listEntries, listKinds } from "./entries";
import { exportFramework } from "./framework/export";
import { discardFramework, getFrameworkImport, importFramework, previewFramework } from "./framework/import";
import { compareFramework, getFramework } from "./framework/versions";
import { listGlossary } from "./glossary";
import { getRole, listRoles } from "./roles";
import { getRoute, listRoutes } from "./routes";
import { listSources } from "./sources";

const slug = z.string().max(100);
const entryId = z.string().min(1).max(200);
const version = z.int().min(1).max(2_000_000_000);
/** Checked against the kind by the service, because its shape depends on the kind. */
const values = z.record(z.string().max(60), z.unknown());

export const catalogueRouter = router({
  listRoutes: publicProcedure.query(({ ctx }) => listRoutes(ctx)),
  getRoute: publicProcedure
    .input(z.strictObject({ slug: slug.optional() }))
    .query(({ ctx, input }) => getRoute(ctx, input)),
  listRoles: publicProcedure.query(({ ctx }) => listRoles(ctx)),
  getRole: publicProcedure.input(z.strictObject({ id: slug })).query(({ ctx, input }) => getRole(ctx, input)),
  listDomains: publicProcedure.query(({ ctx }) => listDomains(ctx)),
  getDomain: publicProcedure.input(z.strictObject({ id: slug })).query(({ ctx, input }) => getDomain(ctx, input)),
  listGlossary: publicProcedure
    .input(
      z.strictObject({ category: z.enum(glossaryCategories).optional(), q: z.string().trim().max(100).optional() }),
    )
    .query(({ ctx, input }) => listGlossary(ctx, input)),
  listCredentials: publicProcedure.query(({ ctx }) => listCredentials(ctx)),
  listSources: publicProcedure.query(({ ctx }) => listSources(ctx)),

  listKinds: adminProcedure.query(({ ctx }) => listKinds(ctx)),
  listEntries: adminProcedure
    .input(z.strictObject({ kind: slug, q: z.string().trim().max(100).optional() }))
    .query(({ ctx, input }) => listEntries(ctx, input)),
  getEntry: adminProcedure
    .input(z.strictObject({ kind: slug, id: entryId }))
    .query(({ ctx, input }) => getEntry(ctx, input)),
  editEntry: adminProcedure
    .input(z.strictObject({ kind: slug, id: entryId, stamp: z.string().max(40), values }))
    .mutation(({ ctx, input }) => editEntry(ctx, input)),
  addEntry: adminProcedure
    .input(z.strictObject({ kind: slug, id: newEntryId, values, likeRoleId: slug.optional() }))
    .mutation(({ ctx, input }) => addEntry(ctx, input)),

  /** The competency framework: its present state and its versions. */
  framework: adminProcedure.query(({ ctx }) => getFramework(ctx)),
  compareFramework: adminProcedure
    .input(z.strictObject({ from: version, to: version }))
    .query(({ ctx, input }) => compareFramework(ctx, input)),
  exportFramework: adminProcedure
    .input(z.strictObject({ version, format: z.enum(["csv", "json"]) }))
    .query(({ ctx, input }) => exportFramework(ctx, input)),
  /** Reads a file to be looked at before it is the framework. */
  previewFramework: adminProcedure
    .input(z.strictObject({ fileName: z.string().max(300), bytes: z.instanceof(Uint8Array) }))
    .mutation(({ ctx, input }) => previewFramework(ctx, input)),
  /** What was read from the file that waits to be confirmed; null when none does. */
  frameworkImport: adminProcedure.query(({ ctx }) => getFrameworkImport(ctx)),
  discardFramework: adminProcedure.mutation(({ ctx }) => discardFramework(ctx)),
  importFramework: adminProcedure
    .input(z.strictObject({ against: version, reason: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => importFramework(ctx, input)),
});
