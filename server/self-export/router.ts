import { freshMemberProcedure, memberProcedure, router } from "@/server/trpc";
import { aboutExport, takeEverything } from "./take";

/** A member's own data, to take away whole. */
export const selfExportRouter = router({
  about: memberProcedure.query(({ ctx }) => aboutExport(ctx)),
  /** A change in that it is counted and logged, so that no link begins it; it works while nothing else can be changed. */
  take: freshMemberProcedure.meta({ whileReadOnly: true }).mutation(({ ctx }) => takeEverything(ctx)),
});
