import { z } from "zod";
import { glossaryCategories } from "@/domain/catalogue/content-schema";
import { publicProcedure, router } from "@/server/trpc";
import { listCredentials } from "./credentials";
import { getDomain, listDomains } from "./domains";
import { listGlossary } from "./glossary";
import { getRole, listRoles } from "./roles";
import { getRoute, listRoutes } from "./routes";
import { listSources } from "./sources";

const slug = z.string().max(100);

export const catalogueRouter = router({
  listRoutes: publicProcedure.query(({ ctx }) => listRoutes(ctx)),
  getRoute: publicProcedure.input(z.strictObject({ slug })).query(({ ctx, input }) => getRoute(ctx, input)),
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
});
