import { memberProcedure, router } from "@/server/trpc";
import { listMyObligations } from "./queries";
import { noteVisit } from "./visits";

export const obligationsRouter = router({
  /** What the member owes and waits for. */
  mine: memberProcedure.query(({ ctx }) => listMyObligations(ctx)),
  /** Notes that the member looks at *Today*; answers when they were last here. */
  noteVisit: memberProcedure.meta({ whileReadOnly: true }).mutation(({ ctx }) => noteVisit(ctx)),
});
