import { searchSchema, suggestSchema } from "@/domain/search/forms";
import { publicProcedure, router } from "@/server/trpc";
import { find } from "./find";
import { suggest } from "./suggest";

/** One search over cases, posts, people and the glossary. */
export const searchRouter = router({
  find: publicProcedure.input(searchSchema).query(({ ctx, input }) => find(ctx, input)),
  /** While a question is being typed. */
  suggest: publicProcedure.input(suggestSchema).query(({ ctx, input }) => suggest(ctx, input)),
});
