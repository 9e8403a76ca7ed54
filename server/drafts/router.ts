import { clearDraftSchema, draftKeySchema, keepDraftSchema } from "@/domain/drafts/form";
import { memberProcedure, router } from "@/server/trpc";
import { clearDraft, keepDraft, readDraft } from "./drafts";

/** What a member has typed and not sent, for themself alone. Pages keep it while somebody types. */
export const draftsRouter = router({
  read: memberProcedure.input(draftKeySchema).query(({ ctx, input }) => readDraft(ctx, input)),
  keep: memberProcedure.input(keepDraftSchema).mutation(({ ctx, input }) => keepDraft(ctx, input)),
  clear: memberProcedure.input(clearDraftSchema).mutation(({ ctx, input }) => clearDraft(ctx, input)),
});
