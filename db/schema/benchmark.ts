import { sql } from "drizzle-orm";
import { check, index, pgEnum, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { serviceStandings } from "../../domain/benchmark/services";
import { members } from "./accounts";
import { competencies, pmoServices } from "./catalogue";
import { instant } from "./columns";

export const raterKind = pgEnum("rater_kind", ["self", "mentor", "peer"]);

/** One dated judgement of one competency, 0 to 4. Rows are only ever added: the newest counts, the rest are history. */
export const ratings = pgTable(
  "ratings",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    competencyId: text()
      .notNull()
      .references(() => competencies.id),
    level: smallint().notNull(),
    raterId: uuid().references(() => members.id, { onDelete: "set null" }),
    raterKind: raterKind().notNull(),
    note: text(),
    ratedAt: instant().notNull(),
  },
  (t) => [
    index("ratings_newest_idx").on(t.memberId, t.competencyId, t.raterKind, t.ratedAt.desc()),
    check("ratings_level", sql`${t.level} between 0 and 4`),
  ],
);

export const serviceStanding = pgEnum("service_standing", serviceStandings);

/** One dated answer about one service of a PMO. Rows are only ever added: the newest counts, the rest are history. */
export const serviceAnswers = pgTable(
  "service_answers",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    serviceId: text()
      .notNull()
      .references(() => pmoServices.id),
    standing: serviceStanding().notNull(),
    answeredAt: instant().notNull(),
  },
  (t) => [index("service_answers_newest_idx").on(t.memberId, t.serviceId, t.answeredAt.desc())],
);
