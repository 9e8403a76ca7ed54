import { accountsRouter } from "@/server/accounts/router";
import { router } from "@/server/trpc";

/** All procedures, a word each. */
export const appRouter = router({
  accounts: accountsRouter,
});

export type AppRouter = typeof appRouter;
