import { accountsRouter } from "@/server/accounts/router";
import { profileRouter } from "@/server/accounts/router-profile";
import { benchmarkRouter } from "@/server/benchmark/router";
import { casesRouter } from "@/server/cases/router";
import { catalogueRouter } from "@/server/catalogue/router";
import { cpdRouter } from "@/server/cpd/router";
import { discussionRouter } from "@/server/discussion/router";
import { draftsRouter } from "@/server/drafts/router";
import { evidenceRouter } from "@/server/evidence/router";
import { gatesRouter } from "@/server/gates/router";
import { matchingRouter } from "@/server/matching/router";
import { mentorshipsRouter } from "@/server/mentorships/router";
import { notificationsRouter } from "@/server/notifications/router";
import { obligationsRouter } from "@/server/obligations/router";
import { plansRouter } from "@/server/plans/router";
import { programmesRouter } from "@/server/programmes/router";
import { requestsRouter } from "@/server/requests/router";
import { safetyRouter } from "@/server/safety/router";
import { searchRouter } from "@/server/search/router";
import { selfExportRouter } from "@/server/self-export/router";
import { mergeRouters, router } from "@/server/trpc";
import { moderationRouter } from "./moderation/router";

/** All procedures, a word each. */
export const appRouter = router({
  accounts: mergeRouters(accountsRouter, profileRouter),
  benchmark: benchmarkRouter,
  cases: casesRouter,
  catalogue: catalogueRouter,
  cpd: cpdRouter,
  discussion: discussionRouter,
  moderation: moderationRouter,
  drafts: draftsRouter,
  evidence: evidenceRouter,
  gates: gatesRouter,
  matching: matchingRouter,
  mentorships: mentorshipsRouter,
  notifications: notificationsRouter,
  obligations: obligationsRouter,
  plans: plansRouter,
  programmes: programmesRouter,
  requests: requestsRouter,
  safety: safetyRouter,
  search: searchRouter,
  selfExport: selfExportRouter,
});

export type AppRouter = typeof appRouter;
