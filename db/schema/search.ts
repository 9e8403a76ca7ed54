import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Words that anybody may read on the site, as they are written there: what a misspelt one is taken to mean. */
export const searchWords = pgTable(
  "search_words",
  {
    word: text().primaryKey(),
    /** In how many texts it stands. */
    texts: integer().notNull(),
  },
  (t) => [index("search_words_alike_idx").using("gin", t.word.op("gin_trgm_ops"))],
);
