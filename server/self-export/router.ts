import { freshMemberProcedure, memberProcedure, router } from "@/server/trpc";
import { aboutExport, takeEverything } from "./take";

/** A member's own data, to take away whole. */
export const selfExportRouter = router({
  about: memberProcedure.query(({ ctx }) => aboutExport(ctx)),
  /** Reads alone, so that it works while nothing can be changed. */
  take: freshMemberProcedure.query(({ ctx }) => takeEverything(ctx)),
});
