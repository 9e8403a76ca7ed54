import { memberProcedure, router } from "@/server/trpc";
import { listMyObligations } from "./queries";

export const obligationsRouter = router({
  /** What the member owes and waits for. */
  mine: memberProcedure.query(({ ctx }) => listMyObligations(ctx)),
});
