import {
  answerPreReadSchema,
  askPreReadSchema,
  bannedWordsSchema,
  caseAddressSchema,
  caseFilterSchema,
  correctCaseSchema,
  decideSchema,
  ofDraftSchema,
  ofPreReadSchema,
  publishCaseSchema,
  saveCaseSchema,
  showCaseSchema,
} from "@/domain/cases/schema";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { correctCase, getCaseHistory, getCaseToCorrect, showCase } from "./correct";
import { decide } from "./decide";
import {
  deleteCaseDraft,
  getCaseCheck,
  getCaseDraft,
  getCaseOptions,
  listCaseDrafts,
  saveBannedWords,
  saveCase,
} from "./drafts";
import { answerPreRead, askPreRead, getPreRead, takeBackPreRead } from "./pre-reads";
import { publishCase } from "./publish";
import { getCase, getCaseOverview, listCases } from "./queries";

const published = caseAddressSchema.pick({ slug: true });

export const casesRouter = router({
  listCases: publicProcedure.input(caseFilterSchema).query(({ ctx, input }) => listCases(ctx, input)),
  getCaseOverview: publicProcedure.query(({ ctx }) => getCaseOverview(ctx)),
  getCase: publicProcedure.input(caseAddressSchema).query(({ ctx, input }) => getCase(ctx, input)),
  decide: memberProcedure.input(decideSchema).mutation(({ ctx, input }) => decide(ctx, input)),

  /** A member writes a case. */
  listCaseDrafts: memberProcedure.query(({ ctx }) => listCaseDrafts(ctx)),
  getCaseOptions: memberProcedure.query(({ ctx }) => getCaseOptions(ctx)),
  getCaseDraft: memberProcedure.input(ofDraftSchema).query(({ ctx, input }) => getCaseDraft(ctx, input)),
  getCaseCheck: memberProcedure.input(ofDraftSchema).query(({ ctx, input }) => getCaseCheck(ctx, input)),
  saveCase: memberProcedure.input(saveCaseSchema).mutation(({ ctx, input }) => saveCase(ctx, input)),
  deleteCaseDraft: memberProcedure.input(ofDraftSchema).mutation(({ ctx, input }) => deleteCaseDraft(ctx, input)),
  saveBannedWords: memberProcedure.input(bannedWordsSchema).mutation(({ ctx, input }) => saveBannedWords(ctx, input)),
  publishCase: memberProcedure.input(publishCaseSchema).mutation(({ ctx, input }) => publishCase(ctx, input)),

  /** A mentor reads it first. */
  askPreRead: memberProcedure.input(askPreReadSchema).mutation(({ ctx, input }) => askPreRead(ctx, input)),
  takeBackPreRead: memberProcedure.input(ofDraftSchema).mutation(({ ctx, input }) => takeBackPreRead(ctx, input)),
  getPreRead: memberProcedure.input(ofPreReadSchema).query(({ ctx, input }) => getPreRead(ctx, input)),
  answerPreRead: memberProcedure.input(answerPreReadSchema).mutation(({ ctx, input }) => answerPreRead(ctx, input)),

  /** What was published is corrected, and keeps what it said. */
  getCaseToCorrect: memberProcedure.input(published).query(({ ctx, input }) => getCaseToCorrect(ctx, input)),
  correctCase: memberProcedure.input(correctCaseSchema).mutation(({ ctx, input }) => correctCase(ctx, input)),
  showCase: memberProcedure.input(showCaseSchema).mutation(({ ctx, input }) => showCase(ctx, input)),
  getCaseHistory: memberProcedure.input(published).query(({ ctx, input }) => getCaseHistory(ctx, input)),
});
