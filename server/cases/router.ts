import { z } from "zod";
import { caseFilterSchema } from "@/domain/cases/schema";
import { publicProcedure, router } from "@/server/trpc";
import { getCase, listCases } from "./queries";

export const casesRouter = router({
  listCases: publicProcedure.input(caseFilterSchema).query(({ ctx, input }) => listCases(ctx, input)),
  getCase: publicProcedure
    .input(z.strictObject({ slug: z.string().max(100) }))
    .query(({ ctx, input }) => getCase(ctx, input)),
});
