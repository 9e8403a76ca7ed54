import { clearDraftSchema, keepDraftSchema, readDraftsSchema } from "@/domain/drafts/form";
import { memberProcedure, router } from "@/server/trpc";
import { clearDraft, keepDraft, readDrafts } from "./drafts";

/** What a member has typed and not sent, for themself alone. Pages keep it while somebody types. */
export const draftsRouter = router({
  read: memberProcedure.input(readDraftsSchema).query(({ ctx, input }) => readDrafts(ctx, input)),
  keep: memberProcedure.input(keepDraftSchema).mutation(({ ctx, input }) => keepDraft(ctx, input)),
  clear: memberProcedure.input(clearDraftSchema).mutation(({ ctx, input }) => clearDraft(ctx, input)),
});
