import { and, eq, exists, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { evidence, evidenceLinks, members, mentorships, planShares, plans } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { found } from "@/domain/errors";
import { canReadEvidence, type EvidenceRecord } from "@/domain/evidence/policy";
import { authorize, type Granted } from "@/domain/policy";
import { holds } from "@/server/plans/access";
import { arePairBlocked } from "@/server/safety/blocks";

export type EvidenceRow = typeof evidence.$inferSelect;

/** A piece that this person may read, with what ties them to it. */
export type ReadablePiece = Granted<EvidenceRow & EvidenceRecord & { ownerName: string }>;

export const hidden = { reason: "evidence.not_found", hidden: true };

/** Where a piece is read. */
export const evidencePath = (evidenceId: string) => `/evidence/${evidenceId}`;

/** Inside a query on `evidence`: this member mentors its owner now, and neither has blocked the other. */
function mentorsOwner(db: Db | Tx, readerId: string): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(mentorships)
      .where(
        and(
          eq(mentorships.menteeId, evidence.ownerId),
          eq(mentorships.mentorId, readerId),
          isNull(mentorships.endedAt),
          not(arePairBlocked(mentorships.menteeId, mentorships.mentorId)),
        ),
      ),
  );
}

/** Inside a query on `evidence_links` and `plans`: the item is in the plan, and neither it nor its goal is hidden. */
const itemInSight = sql`exists (
  select from jsonb_array_elements(${plans.document} -> 'items') item
  left join jsonb_array_elements(${plans.document} -> 'items') goal on goal ->> 'id' = item ->> 'parentId'
  where item ->> 'id' = ${evidenceLinks.itemId}::text
    and not (item ->> 'hidden')::boolean and not coalesce((goal ->> 'hidden')::boolean, false))`;

/** Inside a query on `evidence`: it is linked to an item that this member sees in a plan shown to them as the owner's mentor. */
function linkedInSight(db: Db | Tx, readerId: string, now: Date): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(evidenceLinks)
      .innerJoin(plans, and(eq(plans.id, evidenceLinks.planId), eq(plans.ownerId, evidence.ownerId)))
      .innerJoin(planShares, eq(planShares.planId, plans.id))
      .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
      .where(
        and(eq(evidenceLinks.evidenceId, evidence.id), eq(mentorships.mentorId, readerId), holds(now), itemInSight),
      ),
  );
}

/** Inside a query on `evidence`: what `canConfirmEvidence` says, for whole lists. */
export function shownTo(db: Db | Tx, readerId: string, now: Date): SQL | undefined {
  return and(
    mentorsOwner(db, readerId),
    or(eq(evidence.visibility, "mentor"), and(eq(evidence.visibility, "linked"), linkedInSight(db, readerId, now))),
  );
}

/** Whether this member, who is not its owner, sees the piece at this moment. */
export async function isShownTo(db: Db | Tx, readerId: string, evidenceId: string, now: Date): Promise<boolean> {
  return (await db.$count(evidence, and(eq(evidence.id, evidenceId), shownTo(db, readerId, now)))) > 0;
}

/** A piece for somebody who may read it at this moment; to anybody else it does not exist. */
export async function readablePiece(
  db: Db | Tx,
  actor: MemberActor,
  evidenceId: string,
  now: Date,
): Promise<ReadablePiece> {
  const [row] = await db
    .select({
      piece: evidence,
      ownerName: members.name,
      mentorsOwner: sql<boolean>`${mentorsOwner(db, actor.id)}`,
      linkedInSight: sql<boolean>`${linkedInSight(db, actor.id, now)}`,
    })
    .from(evidence)
    .innerJoin(members, eq(members.id, evidence.ownerId))
    .where(eq(evidence.id, evidenceId));
  const { piece, ...ties } = found(row, hidden.reason);
  return authorize(actor, canReadEvidence, { ...piece, ...ties }, hidden);
}

/** The same, with its row locked first: nobody edits, links or removes it until the transaction ends. */
export async function lockPiece(tx: Tx, actor: MemberActor, evidenceId: string, now: Date): Promise<ReadablePiece> {
  await tx.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, evidenceId)).for("update");
  return readablePiece(tx, actor, evidenceId, now);
}
