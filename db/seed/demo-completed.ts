import type { heldSessions, mentorshipCertificates } from "../schema/mentorships";
import { demoId } from "./demo-members";
import type { DemoPairing, DemoPeople } from "./people-file";

const day = 86_400_000;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export type CompletedRows = {
  heldSessions: Row<typeof heldSessions>[];
  mentorshipCertificates: Row<typeof mentorshipCertificates>[];
};

/** Whom the mentor whom one signs in as has seen through: the member who applies to be a mentor now. */
const earlier: DemoPairing = {
  id: "earlier",
  mentor_id: "m01",
  mentee_id: "e45",
  state: "completed",
  start_offset_days: -340,
  cadence_days: 28,
};

/** The demo community with the mentorship that came before. */
export function withEarlier(people: DemoPeople): DemoPeople {
  return { ...people, pairings: [...people.pairings, earlier] };
}

const sessionsEach = 9;
/** A meeting on which nobody gave their word in time; it does not count. */
const unanswered = 5;

/**
 * What is left of the mentorships that were completed: a session every four weeks, all but one of them confirmed by both; and
 * the mentee's word that they may be named on their mentor's certificate. Nobody has shared one yet.
 */
export function completedRows(people: DemoPeople, { now }: { now: Date }): CompletedRows {
  const completed = people.pairings.filter((one) => one.state === "completed");
  return {
    heldSessions: completed.flatMap((pairing) =>
      Array.from({ length: sessionsEach }, (_, at) => {
        const startsAt = new Date(now.getTime() + ((pairing.start_offset_days ?? 0) + 14 + at * 28) * day);
        startsAt.setUTCHours(18, 0, 0, 0);
        const isConfirmed = at !== unanswered;
        return {
          id: demoId(`session ${pairing.id} ${at}`),
          mentorshipId: demoId(`mentorship ${pairing.id}`),
          startsAt,
          minutes: at === 0 ? 60 : 45,
          recordedById: demoId(at % 2 === 0 ? pairing.mentor_id : pairing.mentee_id),
          recordedAt: new Date(startsAt.getTime() + day / 2),
          state: isConfirmed ? ("confirmed" as const) : ("unconfirmed" as const),
          answeredAt: isConfirmed ? new Date(startsAt.getTime() + day) : null,
        };
      }),
    ),
    mentorshipCertificates: completed.map((pairing) => ({
      mentorshipId: demoId(`mentorship ${pairing.id}`),
      memberId: demoId(pairing.mentee_id),
      namedSince: new Date(now.getTime() - 7 * day),
    })),
  };
}
