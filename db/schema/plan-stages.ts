import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { lifecycleStage } from "./evidence";
import { plans } from "./plans";

/** A line of a plan that was put there to touch a stage of the project lifecycle. Items live in the plan's document and have no rows. */
export const planStages = pgTable(
  "plan_stages",
  {
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    itemId: uuid().notNull(),
    stage: lifecycleStage().notNull(),
    plannedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.itemId, t.stage] })],
);
