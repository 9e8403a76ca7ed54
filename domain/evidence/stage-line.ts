import { z } from "zod";
import { planLimits } from "@/domain/plans/document";
import { lifecycleStages } from "./tags";

/** A line of a plan that is put there so that a stage of the project lifecycle is touched; it stands by itself at the end. */
export const addStageLineSchema = z.strictObject({
  planId: z.uuid(),
  revision: z.int().min(1),
  stage: z.enum(lifecycleStages),
  kind: z.enum(["task", "goal"]),
  title: z.string().trim().min(1).max(planLimits.title),
  key: z.uuid(),
});
