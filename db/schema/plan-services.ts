import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { pmoServices } from "./catalogue";
import { instant } from "./columns";
import { plans } from "./plans";

/** A line of a plan that closes a gap of the service check. Items live in the plan's document and have no rows. */
export const planServices = pgTable(
  "plan_services",
  {
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    itemId: uuid().notNull(),
    serviceId: text()
      .notNull()
      .references(() => pmoServices.id),
    linkedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.itemId, t.serviceId] })],
);
