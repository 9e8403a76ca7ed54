import {
  entryFormSchema,
  entryRefSchema,
  entrySchema,
  followSchema,
  ledgerFilterSchema,
  offerRefSchema,
  projectRefSchema,
  projectSchema,
  unfollowSchema,
} from "@/domain/cpd/form";
import { memberProcedure, router } from "@/server/trpc";
import { declineOffer, removeEntry, saveEntry } from "./entries";
import { getEntryForm } from "./entry-form";
import { exportLedger } from "./export";
import { followScheme, unfollowScheme } from "./follow";
import { getCredentials } from "./held";
import { getLedger } from "./ledger";
import { getMonths, removeProject, saveProject } from "./months";

/** A member's own professional development: nobody else reads any of it. */
export const cpdRouter = router({
  getLedger: memberProcedure.input(ledgerFilterSchema).query(({ ctx, input }) => getLedger(ctx, input)),
  /** The same as rows, for a file. */
  exportLedger: memberProcedure.input(ledgerFilterSchema).query(({ ctx, input }) => exportLedger(ctx, input)),
  getEntryForm: memberProcedure.input(entryFormSchema).query(({ ctx, input }) => getEntryForm(ctx, input)),
  saveEntry: memberProcedure.input(entrySchema).mutation(({ ctx, input }) => saveEntry(ctx, input)),
  removeEntry: memberProcedure.input(entryRefSchema).mutation(({ ctx, input }) => removeEntry(ctx, input)),
  /** Says that something offered is not for the ledger. */
  declineOffer: memberProcedure.input(offerRefSchema).mutation(({ ctx, input }) => declineOffer(ctx, input)),
  followScheme: memberProcedure.input(followSchema).mutation(({ ctx, input }) => followScheme(ctx, input)),
  unfollowScheme: memberProcedure.input(unfollowSchema).mutation(({ ctx, input }) => unfollowScheme(ctx, input)),
  getCredentials: memberProcedure.query(({ ctx }) => getCredentials(ctx)),
  /** The worksheet of months that count. */
  getMonths: memberProcedure.query(({ ctx }) => getMonths(ctx)),
  saveProject: memberProcedure.input(projectSchema).mutation(({ ctx, input }) => saveProject(ctx, input)),
  removeProject: memberProcedure.input(projectRefSchema).mutation(({ ctx, input }) => removeProject(ctx, input)),
});
