import { accountsRouter } from "@/server/accounts/router";
import { casesRouter } from "@/server/cases/router";
import { catalogueRouter } from "@/server/catalogue/router";
import { router } from "@/server/trpc";

/** All procedures, a word each. */
export const appRouter = router({
  accounts: accountsRouter,
  cases: casesRouter,
  catalogue: catalogueRouter,
});

export type AppRouter = typeof appRouter;
