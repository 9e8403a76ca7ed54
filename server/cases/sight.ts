import { type SQL, sql } from "drizzle-orm";
import { caseDecisions, cases } from "@/db/schema/index";
import { type Actor, memberId, wears } from "@/domain/actor";

/**
 * Whether the outcome of a case is shut for somebody, as an expression for a query on `cases`: it is locked, and they have neither
 * decided nor said that they look without deciding. Its author and moderators see everything; a visitor says so by the address.
 */
export function isShut(actor: Actor): SQL<boolean> {
  if (wears(actor, "moderator")) return sql<boolean>`false`;
  const me = memberId(actor);
  if (me === undefined) return sql<boolean>`${cases.outcomeLocked}`;
  return sql<boolean>`(${cases.outcomeLocked} and ${cases.authorId} is distinct from ${me}::uuid and not exists (
    select from ${caseDecisions} d where d.case_id = ${cases.id} and d.member_id = ${me}::uuid))`;
}
