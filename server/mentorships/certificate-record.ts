import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { heldSessions, members, mentorshipCertificates, mentorships, programmes } from "@/db/schema/index";
import { isoDate } from "@/domain/dates";
import { type CertificateSide, type CertifiedRecord, isNamed } from "@/domain/mentorships/certificate";
import { arePairBlocked } from "@/server/safety/blocks";
import type { MentorshipRow } from "./lock";

/** What a certificate says, and all that it says. Days are ISO dates on its holder's calendar. */
export type CertificateStatement = {
  holder: string;
  /** What the holder was. */
  side: CertificateSide;
  /** The other one of the two; null while they have not agreed to be named. */
  other: string | null;
  programme: string;
  from: string;
  to: string;
  /** Sessions that both have confirmed, and how long they took together. */
  sessions: number;
  minutes: number;
};

const mentor = alias(members, "mentor");
const mentee = alias(members, "mentee");
const ofMentor = alias(mentorshipCertificates, "of_mentor");
const ofMentee = alias(mentorshipCertificates, "of_mentee");

const person = (one: typeof mentor | typeof mentee) => ({
  name: one.name,
  zone: one.timeZone,
  isSuspended: sql<boolean>`${one.suspendedAt} is not null`,
});

type Person = { name: string; zone: string; isSuspended: boolean };
type Shown = typeof mentorshipCertificates.$inferSelect | null;

/** A mentorship with what both have confirmed, its two, and what each shows of it. */
export type CertificateRecord = {
  mentorship: MentorshipRow & CertifiedRecord;
  programme: string;
  sessions: number;
  isApart: boolean;
  mentor: Person;
  mentee: Person;
  ofMentor: Shown;
  ofMentee: Shown;
};

/** The record behind both certificates of a mentorship, whoever asks; undefined when there is no such mentorship. */
export async function loadCertificateRecord(db: Db | Tx, mentorshipId: string): Promise<CertificateRecord | undefined> {
  const confirmed = db
    .select({
      count: sql<number>`count(*)::int`.as("count"),
      minutes: sql<number>`coalesce(sum(${heldSessions.minutes}), 0)::int`.as("minutes"),
    })
    .from(heldSessions)
    .where(and(eq(heldSessions.mentorshipId, mentorships.id), eq(heldSessions.state, "confirmed")))
    .as("confirmed");
  const [row] = await db
    .select({
      mentorship: mentorships,
      programme: programmes.name,
      sessions: confirmed.count,
      minutes: confirmed.minutes,
      isApart: arePairBlocked(mentorships.mentorId, mentorships.menteeId),
      mentor: person(mentor),
      mentee: person(mentee),
      ofMentor,
      ofMentee,
    })
    .from(mentorships)
    .innerJoin(programmes, eq(programmes.id, mentorships.programmeId))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(mentee, eq(mentee.id, mentorships.menteeId))
    .leftJoin(ofMentor, and(eq(ofMentor.mentorshipId, mentorships.id), eq(ofMentor.memberId, mentorships.mentorId)))
    .leftJoin(ofMentee, and(eq(ofMentee.mentorshipId, mentorships.id), eq(ofMentee.memberId, mentorships.menteeId)))
    .innerJoinLateral(confirmed, sql`true`)
    .where(eq(mentorships.id, mentorshipId));
  if (row === undefined) return undefined;
  const { minutes, mentorship, ...rest } = row;
  return { ...rest, mentorship: { ...mentorship, confirmedMinutes: minutes } };
}

/** One of the two with what they show, and the other. */
export function sidesOf(record: CertificateRecord, holderId: string) {
  const asMentor = { person: record.mentor, shown: record.ofMentor };
  const asMentee = { person: record.mentee, shown: record.ofMentee };
  return holderId === record.mentorship.mentorId
    ? { side: "mentor" as const, own: asMentor, other: asMentee }
    : { side: "mentee" as const, own: asMentee, other: asMentor };
}

/** What the certificate of one of the two says at this moment. */
export function statementOf(record: CertificateRecord, holderId: string): CertificateStatement {
  const { side, own, other } = sidesOf(record, holderId);
  const { startedAt, endedAt, confirmedMinutes } = record.mentorship;
  const naming = {
    agreedAt: other.shown?.namedSince ?? null,
    isSuspended: other.person.isSuspended,
    isApart: record.isApart,
  };
  return {
    holder: own.person.name,
    side,
    other: isNamed(naming) ? other.person.name : null,
    programme: record.programme,
    from: isoDate(startedAt, own.person.zone),
    to: isoDate(endedAt ?? startedAt, own.person.zone),
    sessions: record.sessions,
    minutes: confirmedMinutes,
  };
}
