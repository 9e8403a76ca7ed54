import { z } from "zod";
import { glossaryCategories } from "@/domain/catalogue/content-schema";
import { newEntryId } from "@/domain/catalogue/editing";
import { adminProcedure, publicProcedure, router } from "@/server/trpc";
import { listCredentials } from "./credentials";
import { getDomain, listDomains } from "./domains";
import { addEntry, editEntry } from "./edit-entry";
import { getEntry, listEntries, listKinds } from "./entries";
import { listGlossary } from "./glossary";
import { getRole, listRoles } from "./roles";
import { getRoute, listRoutes } from "./routes";
import { listSources } from "./sources";

const slug = z.string().max(100);
const entryId = z.string().min(1).max(200);
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
});
