import { z } from "zod";
import {
  askForMoreSchema,
  declineRequestSchema,
  replySchema,
  sendRequestSchema,
  withdrawSchema,
} from "@/domain/requests/form";
import { memberProcedure, router } from "@/server/trpc";
import { askForMore, declineRequest, replyToQuestion } from "./answers";
import { getRequestForm } from "./form-data";
import { listMyRequests } from "./list";
import { getRequest } from "./page";
import { sendRequest, withdrawRequest } from "./send";

/** Asking a mentor, and what the two sides answer. */
export const requestsRouter = router({
  /** What the form to ask a mentor needs. */
  getRequestForm: memberProcedure
    .input(z.strictObject({ handle: z.string().min(1).max(80) }))
    .query(({ ctx, input }) => getRequestForm(ctx, input)),
  /** Requests sent and requests received. */
  listMyRequests: memberProcedure.query(({ ctx }) => listMyRequests(ctx)),
  /** One request, for its two sides. */
  getRequest: memberProcedure
    .input(z.strictObject({ requestId: z.uuid() }))
    .query(({ ctx, input }) => getRequest(ctx, input)),
  sendRequest: memberProcedure.input(sendRequestSchema).mutation(({ ctx, input }) => sendRequest(ctx, input)),
  withdrawRequest: memberProcedure.input(withdrawSchema).mutation(({ ctx, input }) => withdrawRequest(ctx, input)),
  declineRequest: memberProcedure.input(declineRequestSchema).mutation(({ ctx, input }) => declineRequest(ctx, input)),
  askForMore: memberProcedure.input(askForMoreSchema).mutation(({ ctx, input }) => askForMore(ctx, input)),
  replyToQuestion: memberProcedure.input(replySchema).mutation(({ ctx, input }) => replyToQuestion(ctx, input)),
});
