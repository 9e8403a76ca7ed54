import { z } from "zod";
import { memberProcedure, router } from "@/server/trpc";
import { blockMember, listBlocked, unblockMember } from "./blocks";

const member = z.strictObject({ memberId: z.uuid() });

export const safetyRouter = router({
  block: memberProcedure.input(member).mutation(({ ctx, input }) => blockMember(ctx, input)),
  unblock: memberProcedure.input(member).mutation(({ ctx, input }) => unblockMember(ctx, input)),
  listBlocked: memberProcedure.query(({ ctx }) => listBlocked(ctx)),
});
