import { aliasedTable, and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { casePreReads, caseRevisions, cases, members, obligations } from "@/db/schema/index";
import { caseCorrected, preReadAnswered, preReadAsked, preReadLapsed } from "@/server/email/templates/case-news";
import { areBlocked } from "@/server/safety/blocks";
import type { MailEvent, Scene } from "./event";
import { firstName } from "./people";

const author = aliasedTable(members, "author");
const mentor = aliasedTable(members, "mentor");

async function findPreRead(db: Db | Tx, preReadId: string) {
  const [row] = await db
    .select({ asked: casePreReads, author: author.name, mentor: mentor.name, dueAt: obligations.dueAt })
    .from(casePreReads)
    .innerJoin(author, eq(author.id, casePreReads.authorId))
    .innerJoin(mentor, eq(mentor.id, casePreReads.mentorId))
    .leftJoin(
      obligations,
      and(eq(obligations.subjectId, casePreReads.id), eq(obligations.kind, "read_case"), isNull(obligations.settledAt)),
    )
    .where(eq(casePreReads.id, preReadId));
  return row;
}

/** The question as a mail to one of the two may speak of it; nothing once one keeps away from the other. */
async function preReadNews({ db, to }: Scene, preReadId: string) {
  const row = await findPreRead(db, preReadId);
  if (row === undefined || (await areBlocked(db, row.asked.authorId, row.asked.mentorId))) return undefined;
  const { asked } = row;
  const other = firstName(to.id === asked.authorId ? row.mentor : row.author);
  const draft = asked.draftId === null ? "/cases/write" : `/cases/write/${asked.draftId}/check`;
  return { asked, dueAt: row.dueAt, other, draft };
}

const authorOf = async (db: Db | Tx, preReadId: string) => {
  const row = await findPreRead(db, preReadId);
  return row === undefined ? [] : [{ memberId: row.asked.authorId }];
};

export const preReadAskedEvent: MailEvent<"case.pre_read_asked"> = {
  hearers: async (db, { preReadId }) => {
    const row = await findPreRead(db, preReadId);
    return row === undefined ? [] : [{ memberId: row.asked.mentorId }];
  },
  compose: async (scene, { preReadId }) => {
    const news = await preReadNews(scene, preReadId);
    if (news === undefined || news.asked.closedAt !== null) return undefined;
    return preReadAsked(scene.letter, { ...news, path: `/cases/pre-read/${preReadId}` });
  },
};

export const preReadAnsweredEvent: MailEvent<"case.pre_read_answered"> = {
  hearers: (db, { preReadId }) => authorOf(db, preReadId),
  compose: async (scene, { preReadId }) => {
    const news = await preReadNews(scene, preReadId);
    if (news === undefined || news.asked.words === null) return undefined;
    return preReadAnswered(scene.letter, { ...news, path: news.draft });
  },
};

export const preReadLapsedEvent: MailEvent<"case.pre_read_lapsed"> = {
  hearers: (db, { preReadId }) => authorOf(db, preReadId),
  compose: async (scene, { preReadId }) => {
    const news = await preReadNews(scene, preReadId);
    if (news === undefined || news.asked.words !== null) return undefined;
    return preReadLapsed(scene.letter, { ...news, path: news.draft });
  },
};

export const corrected: MailEvent<"case.corrected"> = {
  hearers: async (db, { caseId }) => {
    const [row] = await db.select({ memberId: cases.authorId }).from(cases).where(eq(cases.id, caseId));
    return row === undefined || row.memberId === null ? [] : [{ memberId: row.memberId }];
  },
  compose: async ({ db, letter }, { caseId, revision }) => {
    const [row] = await db
      .select({ title: cases.title, slug: cases.slug, why: caseRevisions.reason })
      .from(caseRevisions)
      .innerJoin(cases, eq(cases.id, caseRevisions.caseId))
      .where(and(eq(caseRevisions.caseId, caseId), eq(caseRevisions.revision, revision)));
    return row && caseCorrected(letter, row);
  },
};
