import { router } from "@/server/trpc";

/** All procedures, a word each. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
