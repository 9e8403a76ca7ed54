import { z } from "zod";
import type { BenchmarkOwner } from "@/domain/benchmark/policy";
import { rateInput } from "@/domain/benchmark/schema";
import { answerServicesSchema } from "@/domain/benchmark/services";
import { startAnswers } from "@/domain/benchmark/start";
import { memberProcedure, router } from "@/server/trpc";
import { getBenchmark, getHistory } from "./queries";
import { rate, setTargetRole } from "./service";
import { answerServices, getOwnServices } from "./services";
import { saveStart } from "./start";
import { getMeetingModes, getStart } from "./start-view";

const slug = z.string().min(1).max(100);
const own = (memberId: string): BenchmarkOwner => ({ memberId, activeMentorIds: [] });

export const benchmarkRouter = router({
  getBenchmark: memberProcedure
    .input(z.strictObject({ roleId: slug.optional() }))
    .query(({ ctx, input }) => getBenchmark(ctx, own(ctx.actor.id), input)),
  getHistory: memberProcedure
    .input(z.strictObject({ competencyId: slug }))
    .query(({ ctx, input }) => getHistory(ctx, own(ctx.actor.id), input)),
  rate: memberProcedure.input(rateInput).mutation(({ ctx, input }) => rate(ctx, own(ctx.actor.id), input)),
  setTargetRole: memberProcedure
    .input(z.strictObject({ roleId: slug }))
    .mutation(({ ctx, input }) => setTargetRole(ctx, own(ctx.actor.id), input)),
  /** Which services of a PMO one has done, seen or never met. */
  getServices: memberProcedure.query(({ ctx }) => getOwnServices(ctx)),
  answerServices: memberProcedure
    .input(answerServicesSchema)
    .mutation(({ ctx, input }) => answerServices(ctx, own(ctx.actor.id), input)),
  getStart: memberProcedure.query(({ ctx }) => getStart(ctx)),
  /** How one would meet a mentor. */
  getMeetingModes: memberProcedure.query(({ ctx }) => getMeetingModes(ctx)),
  saveStart: memberProcedure.input(startAnswers).mutation(({ ctx, input }) => saveStart(ctx, input)),
});
