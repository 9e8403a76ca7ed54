import { aliasedTable, and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { heldSessions, members, mentorships, obligations, programmes } from "@/db/schema/index";
import type { HeldSessionState } from "@/domain/mentorships/held-session";
import type { MailContent } from "@/server/email/content";
import type { Letter } from "@/server/email/templates/letter";
import {
  mentorshipSessionConfirmed,
  mentorshipSessionDisputed,
  mentorshipSessionRecorded,
  mentorshipSessionReminded,
  mentorshipSessionUnconfirmed,
  type SessionNews,
} from "@/server/email/templates/mentorship-session";
import { areBlocked } from "@/server/safety/blocks";
import type { Hearer, Scene } from "./event";
import { firstName } from "./people";

const mentee = aliasedTable(members, "mentee");
const mentor = aliasedTable(members, "mentor");

async function findSession(db: Db | Tx, sessionId: string) {
  const [row] = await db
    .select({
      session: heldSessions,
      programme: programmes.name,
      menteeId: mentee.id,
      mentorId: mentor.id,
      mentee: mentee.name,
      mentor: mentor.name,
      dueAt: obligations.dueAt,
    })
    .from(heldSessions)
    .innerJoin(mentorships, eq(mentorships.id, heldSessions.mentorshipId))
    .innerJoin(programmes, eq(programmes.id, mentorships.programmeId))
    .innerJoin(mentee, eq(mentee.id, mentorships.menteeId))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .leftJoin(
      obligations,
      and(
        eq(obligations.kind, "confirm_session"),
        eq(obligations.subjectId, heldSessions.id),
        isNull(obligations.settledAt),
      ),
    )
    .where(eq(heldSessions.id, sessionId));
  return row;
}

/** Tells one side of a session as long as it still stands as it did, and neither has blocked the other. */
function sessionEvent(
  to: "recorder" | "other",
  state: HeldSessionState,
  template: (letter: Letter, news: SessionNews) => MailContent,
) {
  return {
    hearers: async (db: Db | Tx, { sessionId }: { sessionId: string }): Promise<Hearer[]> => {
      const row = await findSession(db, sessionId);
      if (row === undefined) return [];
      const both = [row.menteeId, row.mentorId];
      return both
        .filter((one) => (one === row.session.recordedById) === (to === "recorder"))
        .map((memberId) => ({ memberId }));
    },
    compose: async (
      { db, letter, to: reader }: Scene,
      { sessionId }: { sessionId: string },
    ): Promise<MailContent | undefined> => {
      const row = await findSession(db, sessionId);
      if (row === undefined || row.session.state !== state) return undefined;
      if (await areBlocked(db, row.menteeId, row.mentorId)) return undefined;
      return template(letter, {
        programme: row.programme,
        other: firstName(reader.id === row.menteeId ? row.mentor : row.mentee),
        path: `/mentorships/${row.session.mentorshipId}`,
        startsAt: row.session.startsAt,
        minutes: row.session.minutes,
        dueAt: row.dueAt,
      });
    },
  };
}

export const recorded = sessionEvent("other", "recorded", mentorshipSessionRecorded);
export const reminded = sessionEvent("other", "recorded", mentorshipSessionReminded);
export const confirmed = sessionEvent("recorder", "confirmed", mentorshipSessionConfirmed);
export const disputed = sessionEvent("recorder", "disputed", mentorshipSessionDisputed);
export const unconfirmed = sessionEvent("recorder", "unconfirmed", mentorshipSessionUnconfirmed);
