import { aliasedTable, and, desc, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  agreementSignatures,
  agreements,
  members,
  mentorshipMoves,
  mentorships,
  obligations,
  programmes,
} from "@/db/schema/index";
import type { MentorshipState } from "@/domain/mentorships/state";
import { mentorshipAgreementProposed } from "@/server/email/templates/mentorship-agreement-proposed";
import { mentorshipAgreementSigned } from "@/server/email/templates/mentorship-agreement-signed";
import { mentorshipAgreementUnsigned } from "@/server/email/templates/mentorship-agreement-unsigned";
import { mentorshipEnded } from "@/server/email/templates/mentorship-ended";
import { mentorshipPaused } from "@/server/email/templates/mentorship-paused";
import { mentorshipResumed } from "@/server/email/templates/mentorship-resumed";
import { areBlocked } from "@/server/safety/blocks";
import type { Hearer, MailEvent, Scene } from "./event";
import { firstName } from "./people";

const mentee = aliasedTable(members, "mentee");
const mentor = aliasedTable(members, "mentor");

type Pair = {
  programme: string;
  menteeId: string;
  mentorId: string;
  mentee: string;
  mentor: string;
  state: MentorshipState;
  endedAt: Date | null;
  /** The newest version of the agreement. */
  version: number | null;
  proposedById: string | null;
};

async function findPair(db: Db | Tx, mentorshipId: string): Promise<Pair | undefined> {
  const [row] = await db
    .select({
      programme: programmes.name,
      menteeId: mentee.id,
      mentorId: mentor.id,
      mentee: mentee.name,
      mentor: mentor.name,
      state: mentorships.state,
      endedAt: mentorships.endedAt,
      version: agreements.version,
      proposedById: agreements.proposedById,
    })
    .from(mentorships)
    .innerJoin(programmes, eq(programmes.id, mentorships.programmeId))
    .innerJoin(mentee, eq(mentee.id, mentorships.menteeId))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .leftJoin(agreements, eq(agreements.mentorshipId, mentorships.id))
    .where(eq(mentorships.id, mentorshipId))
    .orderBy(desc(agreements.version))
    .limit(1);
  return row;
}

function bothOf(pair: Pair | undefined): string[] {
  return pair === undefined ? [] : [pair.menteeId, pair.mentorId];
}

async function bothBut(db: Db | Tx, mentorshipId: string, memberId: string | null): Promise<Hearer[]> {
  return bothOf(await findPair(db, mentorshipId))
    .filter((one) => one !== memberId)
    .map((one) => ({ memberId: one }));
}

/** The pair as this reader sees it, unless one has blocked the other. */
async function seenBy({ db, to }: Scene, mentorshipId: string) {
  const pair = await findPair(db, mentorshipId);
  if (pair === undefined || (await areBlocked(db, pair.menteeId, pair.mentorId))) return undefined;
  const other = firstName(to.id === pair.menteeId ? pair.mentor : pair.mentee);
  const [signature] = await db
    .select({ dueAt: obligations.dueAt })
    .from(obligations)
    .where(
      and(
        eq(obligations.kind, "sign_agreement"),
        eq(obligations.subjectId, mentorshipId),
        eq(obligations.ownerId, to.id),
        isNull(obligations.settledAt),
      ),
    );
  const news = {
    programme: pair.programme,
    other,
    path: `/mentorships/${mentorshipId}`,
    dueAt: signature?.dueAt ?? null,
  };
  return { pair, news };
}

async function signersOf(db: Db, mentorshipId: string, version: number): Promise<string[]> {
  const rows = await db
    .select({ memberId: agreementSignatures.memberId })
    .from(agreementSignatures)
    .where(and(eq(agreementSignatures.mentorshipId, mentorshipId), eq(agreementSignatures.version, version)));
  return rows.map((row) => row.memberId);
}

/** The last change of state: who made it, and to what. */
async function lastMove(db: Db | Tx, mentorshipId: string) {
  const [move] = await db
    .select({
      id: mentorshipMoves.id,
      actorId: mentorshipMoves.actorId,
      toState: mentorshipMoves.toState,
      at: mentorshipMoves.at,
    })
    .from(mentorshipMoves)
    .where(eq(mentorshipMoves.mentorshipId, mentorshipId))
    .orderBy(desc(mentorshipMoves.at))
    .limit(1);
  return move;
}

async function notWhoMovedLast(db: Db | Tx, { mentorshipId }: { mentorshipId: string }): Promise<Hearer[]> {
  return bothBut(db, mentorshipId, (await lastMove(db, mentorshipId))?.actorId ?? null);
}

/** Tells of a pause, or of its end, as long as that is still how things stand. */
function whileLastMoveIs(template: typeof mentorshipPaused) {
  return async (scene: Scene, fact: { mentorshipId: string; moveId: string }) => {
    const seen = await seenBy(scene, fact.mentorshipId);
    const move = await lastMove(scene.db, fact.mentorshipId);
    if (seen === undefined || move?.id !== fact.moveId) return undefined;
    return template(scene.letter, { ...seen.news, at: move.at });
  };
}

export const agreementProposed: MailEvent<"mentorship.agreement_proposed"> = {
  hearers: async (db, fact) =>
    bothBut(db, fact.mentorshipId, (await findPair(db, fact.mentorshipId))?.proposedById ?? null),
  compose: async (scene, fact) => {
    const seen = await seenBy(scene, fact.mentorshipId);
    // An older version has been followed by another, of which there is a mail of its own.
    if (seen === undefined || seen.pair.endedAt !== null || seen.pair.version !== fact.version) return undefined;
    const signers = await signersOf(scene.db, fact.mentorshipId, fact.version);
    if (signers.includes(scene.to.id)) return undefined;
    return mentorshipAgreementProposed(scene.letter, { ...seen.news, version: fact.version });
  },
};

export const agreementSigned: MailEvent<"mentorship.agreement_signed"> = {
  hearers: (db, fact) => bothBut(db, fact.mentorshipId, fact.signerId),
  compose: async (scene, fact) => {
    const seen = await seenBy(scene, fact.mentorshipId);
    if (seen === undefined || seen.pair.endedAt !== null || seen.pair.version !== fact.version) return undefined;
    const signers = await signersOf(scene.db, fact.mentorshipId, fact.version);
    return mentorshipAgreementSigned(scene.letter, { ...seen.news, complete: signers.includes(scene.to.id) });
  },
};

export const agreementUnsigned: MailEvent<"mentorship.agreement_unsigned"> = {
  hearers: async (_db, fact) => [{ memberId: fact.ownerId }],
  compose: async (scene, fact) => {
    const seen = await seenBy(scene, fact.mentorshipId);
    if (seen === undefined || seen.pair.endedAt !== null) return undefined;
    const signers = await signersOf(scene.db, fact.mentorshipId, seen.pair.version ?? fact.version);
    return signers.includes(scene.to.id) ? undefined : mentorshipAgreementUnsigned(scene.letter, seen.news);
  },
};

export const ended: MailEvent<"mentorship.ended"> = {
  hearers: notWhoMovedLast,
  compose: async (scene, fact) => {
    const seen = await seenBy(scene, fact.mentorshipId);
    if (seen === undefined || seen.pair.endedAt === null) return undefined;
    const { endedAt, state, menteeId } = seen.pair;
    const how = { endedAt, isMentee: scene.to.id === menteeId, isCompleted: state === "completed" };
    return mentorshipEnded(scene.letter, { ...seen.news, ...how });
  },
};

export const paused: MailEvent<"mentorship.paused"> = {
  hearers: notWhoMovedLast,
  compose: whileLastMoveIs(mentorshipPaused),
};

export const resumed: MailEvent<"mentorship.resumed"> = {
  hearers: notWhoMovedLast,
  compose: whileLastMoveIs(mentorshipResumed),
};
