import { accountsRouter } from "@/server/accounts/router";
import { benchmarkRouter } from "@/server/benchmark/router";
import { casesRouter } from "@/server/cases/router";
import { catalogueRouter } from "@/server/catalogue/router";
import { matchingRouter } from "@/server/matching/router";
import { mentorshipsRouter } from "@/server/mentorships/router";
import { obligationsRouter } from "@/server/obligations/router";
import { router } from "@/server/trpc";

/** All procedures, a word each. */
export const appRouter = router({
  accounts: accountsRouter,
  benchmark: benchmarkRouter,
  cases: casesRouter,
  catalogue: catalogueRouter,
  matching: matchingRouter,
  mentorships: mentorshipsRouter,
  obligations: obligationsRouter,
});

export type AppRouter = typeof appRouter;
