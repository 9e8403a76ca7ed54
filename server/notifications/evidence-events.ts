import { aliasedTable, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { evidence, evidenceConfirmations, evidenceQuestions, members } from "@/db/schema/index";
import { evidenceAnswered } from "@/server/email/templates/evidence-answered";
import { evidenceConfirmed } from "@/server/email/templates/evidence-confirmed";
import { evidenceQuestioned } from "@/server/email/templates/evidence-questioned";
import { evidencePath, isShownTo } from "@/server/evidence/sight";
import { areBlocked } from "@/server/safety/blocks";
import type { Hearer, MailEvent } from "./event";
import { firstName } from "./people";

const owner = aliasedTable(members, "owner");
const mentor = aliasedTable(members, "mentor");

const pieceColumns = {
  evidenceId: evidence.id,
  title: evidence.title,
  ownerId: owner.id,
  owner: owner.name,
  mentorId: mentor.id,
  mentor: mentor.name,
};

/** The piece that was confirmed, with its two people; undefined when the piece or one of them is gone. */
async function findConfirmation(db: Db | Tx, confirmationId: string) {
  const [row] = await db
    .select({ ...pieceColumns, at: evidenceConfirmations.confirmedAt })
    .from(evidenceConfirmations)
    .innerJoin(evidence, eq(evidence.id, evidenceConfirmations.evidenceId))
    .innerJoin(owner, eq(owner.id, evidence.ownerId))
    .innerJoin(mentor, eq(mentor.id, evidenceConfirmations.memberId))
    .where(eq(evidenceConfirmations.id, confirmationId));
  return row;
}

async function findQuestion(db: Db | Tx, questionId: string) {
  const [row] = await db
    .select({ ...pieceColumns, answeredAt: evidenceQuestions.answeredAt })
    .from(evidenceQuestions)
    .innerJoin(evidence, eq(evidence.id, evidenceQuestions.evidenceId))
    .innerJoin(owner, eq(owner.id, evidence.ownerId))
    .innerJoin(mentor, eq(mentor.id, evidenceQuestions.askerId))
    .where(eq(evidenceQuestions.id, questionId));
  return row;
}

const toOne = (memberId: string | undefined): Hearer[] => (memberId === undefined ? [] : [{ memberId }]);

export const confirmed: MailEvent<"evidence.confirmed"> = {
  hearers: async (db, fact) => toOne((await findConfirmation(db, fact.confirmationId))?.ownerId),
  compose: async ({ db, letter }, fact) => {
    const piece = await findConfirmation(db, fact.confirmationId);
    if (piece === undefined || (await areBlocked(db, piece.ownerId, piece.mentorId))) return undefined;
    const { title, at } = piece;
    return evidenceConfirmed(letter, {
      other: firstName(piece.mentor),
      title,
      at,
      path: evidencePath(piece.evidenceId),
    });
  },
};

export const questioned: MailEvent<"evidence.questioned"> = {
  hearers: async (db, fact) => toOne((await findQuestion(db, fact.questionId))?.ownerId),
  compose: async ({ db, letter }, fact) => {
    const piece = await findQuestion(db, fact.questionId);
    if (piece === undefined || piece.answeredAt !== null) return undefined;
    if (await areBlocked(db, piece.ownerId, piece.mentorId)) return undefined;
    return evidenceQuestioned(letter, {
      other: firstName(piece.mentor),
      title: piece.title,
      path: evidencePath(piece.evidenceId),
    });
  },
};

export const answered: MailEvent<"evidence.answered"> = {
  hearers: async (db, fact) => toOne((await findQuestion(db, fact.questionId))?.mentorId),
  compose: async ({ db, now, letter }, fact) => {
    const piece = await findQuestion(db, fact.questionId);
    if (piece === undefined || !(await isShownTo(db, piece.mentorId, piece.evidenceId, now))) return undefined;
    return evidenceAnswered(letter, {
      other: firstName(piece.owner),
      title: piece.title,
      path: evidencePath(piece.evidenceId),
    });
  },
};
