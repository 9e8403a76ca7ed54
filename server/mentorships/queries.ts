import { and, asc, desc, eq, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import {
  agreementSignatures,
  agreements,
  competencies,
  contactNotes,
  members,
  mentorshipMoves,
  mentorships,
  programmes,
  requestChoices,
  requestGaps,
  requests,
} from "@/db/schema/index";
import { found } from "@/domain/errors";
import { canMoveMentorship, canReadMentorship, canShapeMentorship } from "@/domain/mentorships/policy";
import { isLive } from "@/domain/mentorships/state";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { listObligationsAbout } from "@/server/obligations/queries";
import { type PersonRow, personColumns, toPersonLine } from "@/server/requests/people-lines";
import { arePairBlocked } from "@/server/safety/blocks";
import { partnerOf } from "./lock";
import { listSessions } from "./session-queries";
import type { AgreementView, MentorshipLine, MentorshipView, MoveLine } from "./view";

const mentor = alias(members, "mentor");
const mentee = alias(members, "mentee");
const hidden = { reason: "mentorships.not_found", hidden: true };

type Paired = {
  mentorship: typeof mentorships.$inferSelect;
  mentor: PersonRow;
  mentee: PersonRow;
};

function toLine({ mentorship, mentor: mentorRow, mentee: menteeRow }: Paired, readerId: string): MentorshipLine {
  const side = mentorship.mentorId === readerId ? "mentor" : "mentee";
  const { id, state, startedAt, endedAt } = mentorship;
  return { id, side, state, startedAt, endedAt, partner: toPersonLine(side === "mentor" ? menteeRow : mentorRow) };
}

/** The member's mentorships on either side, live ones first, then the latest. */
export async function listMyMentorships({ db, actor }: MemberCtx): Promise<MentorshipLine[]> {
  const rows = await db
    .select({ mentorship: mentorships, mentor: personColumns(mentor), mentee: personColumns(mentee) })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(mentee, eq(mentee.id, mentorships.menteeId))
    .where(or(eq(mentorships.mentorId, actor.id), eq(mentorships.menteeId, actor.id)))
    .orderBy(desc(mentorships.startedAt), mentorships.id)
    .limit(100);
  const lines = rows.map((row) => toLine(row, actor.id));
  return [...lines.filter((line) => line.endedAt === null), ...lines.filter((line) => line.endedAt !== null)];
}

/** One mentorship for one of its two; to anybody else, staff included, it does not exist. */
export async function getMentorship(ctx: MemberCtx, input: { mentorshipId: string }): Promise<MentorshipView> {
  const { db, actor } = ctx;
  const [row] = await db
    .select({
      mentorship: mentorships,
      mentor: personColumns(mentor),
      mentee: personColumns(mentee),
      programme: programmes.name,
      why: requestChoices.whyThisMentor,
      request: requests,
      apart: arePairBlocked(mentorships.mentorId, mentorships.menteeId),
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(mentee, eq(mentee.id, mentorships.menteeId))
    .innerJoin(programmes, eq(programmes.id, mentorships.programmeId))
    .leftJoin(requestChoices, eq(requestChoices.id, mentorships.choiceId))
    .leftJoin(requests, eq(requests.id, requestChoices.requestId))
    .where(eq(mentorships.id, input.mentorshipId));
  const paired = found(row, hidden.reason);
  const mentorship = authorize(actor, canReadMentorship, paired.mentorship, hidden);
  const { request, why, apart } = paired;
  const [versions, moves, contact, gaps, waiting, sessions] = await Promise.all([
    loadAgreements(db, mentorship.id),
    loadMoves(db, mentorship.id, actor.id, apart),
    isLive(mentorship.state) ? loadContact(db, mentorship, actor.id, apart) : null,
    request === null ? [] : loadGaps(db, request.id),
    listObligationsAbout(ctx, [mentorship.id]),
    listSessions(ctx, mentorship),
  ]);
  const line = toLine(paired, actor.id);
  const shapes = canShapeMentorship(actor, mentorship);
  const newest = versions[0];
  return {
    ...line,
    programme: paired.programme,
    me: toPersonLine(line.side === "mentor" ? paired.mentor : paired.mentee),
    asked:
      request === null
        ? null
        : { requestId: request.id, goals: request.goals, background: request.background, why: why ?? "", gaps },
    agreements: versions,
    contact,
    moves,
    waiting,
    sessions,
    can: {
      record: shapes,
      sign: shapes && newest !== undefined && !newest.signatures.some((one) => one.memberId === actor.id),
      propose: shapes && newest !== undefined,
      pause: canMoveMentorship(actor, mentorship, "pause"),
      resume: canMoveMentorship(actor, mentorship, "resume"),
      complete: canMoveMentorship(actor, mentorship, "complete"),
      end: canMoveMentorship(actor, mentorship, "end"),
    },
  };
}

async function loadAgreements(db: Db, mentorshipId: string): Promise<AgreementView[]> {
  const proposer = alias(members, "proposer");
  const signer = alias(members, "signer");
  const rows = await db
    .select({
      agreement: agreements,
      proposedBy: proposer.name,
      signature: agreementSignatures,
      signerName: signer.name,
    })
    .from(agreements)
    .leftJoin(proposer, eq(proposer.id, agreements.proposedById))
    .leftJoin(
      agreementSignatures,
      and(
        eq(agreementSignatures.mentorshipId, agreements.mentorshipId),
        eq(agreementSignatures.version, agreements.version),
      ),
    )
    .leftJoin(signer, eq(signer.id, agreementSignatures.memberId))
    .where(eq(agreements.mentorshipId, mentorshipId))
    .orderBy(desc(agreements.version), asc(agreementSignatures.signedAt));
  const byVersion = new Map<number, AgreementView>();
  for (const { agreement, proposedBy, signature, signerName } of rows) {
    const { mentorshipId: _, proposedById: __, ...terms } = agreement;
    const view = byVersion.get(agreement.version) ?? { ...terms, proposedBy, signatures: [], signedByBoth: false };
    if (signature) {
      const { memberId, typedName, signedAt } = signature;
      view.signatures.push({ memberId, name: signerName ?? typedName, typedName, signedAt });
    }
    byVersion.set(agreement.version, { ...view, signedByBoth: view.signatures.length === 2 });
  }
  return [...byVersion.values()];
}

async function loadMoves(db: Db, mentorshipId: string, readerId: string, apart: boolean): Promise<MoveLine[]> {
  const rows = await db
    .select({ move: mentorshipMoves, by: members.name })
    .from(mentorshipMoves)
    .leftJoin(members, eq(members.id, mentorshipMoves.actorId))
    .where(eq(mentorshipMoves.mentorshipId, mentorshipId))
    .orderBy(desc(mentorshipMoves.at), desc(mentorshipMoves.id));
  return rows.map(({ move, by }) => ({
    id: move.id,
    by,
    to: move.toState,
    at: move.at,
    reason: move.actorId === readerId ? move.reason : null,
    farewell: apart && move.actorId !== readerId ? null : move.farewell,
  }));
}

/** How each is reached by the other. Once one keeps away from the other, only one's own words are left. */
async function loadContact(
  db: Db,
  mentorship: { id: string; mentorId: string; menteeId: string },
  readerId: string,
  apart: boolean,
) {
  const rows = await db.select().from(contactNotes).where(eq(contactNotes.mentorshipId, mentorship.id));
  const noteOf = (memberId: string) => rows.find((note) => note.memberId === memberId)?.text || null;
  return { mine: noteOf(readerId), theirs: apart ? null : noteOf(partnerOf(mentorship, readerId)) };
}

function loadGaps(db: Db, requestId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: competencies.id, name: competencies.name })
    .from(requestGaps)
    .innerJoin(competencies, eq(competencies.id, requestGaps.competencyId))
    .where(eq(requestGaps.requestId, requestId))
    .orderBy(asc(competencies.position));
}
