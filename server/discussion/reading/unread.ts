import { sql } from "drizzle-orm";
import { threadReads, threads } from "@/db/schema/index";

/**
 * How many posts of a thread somebody has not read, for a query on `threads` with their `thread_reads` joined: all that it has
 * had, without those that they have read and those that were moved elsewhere.
 */
export const unreadColumn = sql<number>`(${threads.lastSeq} - coalesce((
  select sum(upper(r) - lower(r)) from unnest(coalesce(${threadReads.read}, '{}') + ${threads.gone}) r), 0))::int`;
