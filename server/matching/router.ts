import { z } from "zod";
import { directoryQuerySchema } from "@/domain/matching/directory-query";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { compareMentors, getDirectoryFigures, getMentor, listMentors, listShortlist } from "./directory";
import { markMentor, unmarkMentor } from "./shortlist";

const handle = z.string().min(1).max(80);
const oneMentor = z.strictObject({ memberId: z.uuid() });

/** Finding a mentor: the directory, one mentor, a comparison, and the reader's private marks. */
export const matchingRouter = router({
  listMentors: publicProcedure.input(directoryQuerySchema).query(({ ctx, input }) => listMentors(ctx, input)),
  getMentor: publicProcedure.input(z.strictObject({ handle })).query(({ ctx, input }) => getMentor(ctx, input.handle)),
  compareMentors: memberProcedure
    .input(z.strictObject({ handles: z.array(handle).min(2).max(3) }))
    .query(({ ctx, input }) => compareMentors(ctx, input.handles)),
  listShortlist: memberProcedure
    .input(z.strictObject({ kind: z.enum(["saved", "hidden"]) }))
    .query(({ ctx, input }) => listShortlist(ctx, input.kind)),
  saveMentor: memberProcedure.input(oneMentor).mutation(({ ctx, input }) => markMentor(ctx, input.memberId, "saved")),
  unsaveMentor: memberProcedure
    .input(oneMentor)
    .mutation(({ ctx, input }) => unmarkMentor(ctx, input.memberId, "saved")),
  hideMentor: memberProcedure.input(oneMentor).mutation(({ ctx, input }) => markMentor(ctx, input.memberId, "hidden")),
  unhideMentor: memberProcedure
    .input(oneMentor)
    .mutation(({ ctx, input }) => unmarkMentor(ctx, input.memberId, "hidden")),
  getDirectoryFigures: publicProcedure.query(({ ctx }) => getDirectoryFigures(ctx)),
});
