import { isPublicHoliday } from "../../domain/obligations/public-holidays";
import { dueDate } from "../../domain/obligations/working-days";
import type { cpdEntries, cpdEntryHeadings, cpdFollowed, cpdOfferAnswers, cpdProjects } from "../schema/cpd";
import type { heldSessions } from "../schema/mentorships";
import type { obligations } from "../schema/obligations";
import { demoId } from "./demo-members";
import type { DemoPairing, DemoPeople } from "./people-file";

const day = 86_400_000;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export type CpdRows = {
  heldSessions: Row<typeof heldSessions>[];
  obligations: Row<typeof obligations>[];
  cpdFollowed: Row<typeof cpdFollowed>[];
  cpdEntries: Row<typeof cpdEntries>[];
  cpdEntryHeadings: Row<typeof cpdEntryHeadings>[];
  cpdOfferAnswers: Row<typeof cpdOfferAnswers>[];
  cpdProjects: Row<typeof cpdProjects>[];
};

/** Whose ledger and worksheet are filled in. */
const keeper = "e01";
const sessionsEach = 4;

const learned = [
  "I asked for the decision before I showed the figures. The next steering paper opens with it.",
  "Name the owner of each requirement in the room; I had been collecting them by mail afterwards.",
];

const courses = [
  {
    what: "Course: eliciting requirements",
    daysAgo: 40,
    minutes: 420,
    reflection: "Ask what happens today before what should happen. Used in the first settlements workshop.",
    headings: [
      ["apm", "formal"],
      ["axelos", "professional-education"],
    ],
  },
  {
    what: "Chapter evening on payment schemes",
    daysAgo: 75,
    minutes: 90,
    reflection: "I can now say why a cut-off moves and who decides it.",
    headings: [
      ["apm", "informal"],
      ["axelos", "community"],
    ],
  },
] as const;

const projects = [
  { title: "Branch closure programme: reporting", from: -2_400, to: -1_900, part: "supporting" },
  { title: "Payments hub: first release", from: -700, to: -330, part: "supporting" },
  { title: "Settlements workshops", from: -420, to: -150, part: "leading" },
  { title: "ISO 20022 readiness: settlements", from: -240, to: null, part: "leading" },
] as const;

/** Sessions of the pairs that work together, one of them waiting to be confirmed, and the ledger of one mentee. */
export function cpdRows(people: DemoPeople, { now }: { now: Date }): CpdRows {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const dayAgo = (days: number) => ago(days).toISOString().slice(0, 10);
  const held = people.pairings
    .filter((one) => one.state === "active" && (one.start_offset_days ?? 0) < -40)
    .flatMap((one) => sessionsOf(one, now));
  const own = held.filter((one) => one.mentorshipId === pairOf(people));
  const entered = own.filter((one) => one.state === "confirmed").slice(-learned.length);
  const memberId = demoId(keeper);
  const stamp = { memberId, createdAt: now, updatedAt: now };
  const fromSessions = entered.map((session, at) => ({
    ...stamp,
    id: demoId(`cpd session ${at}`),
    idempotencyKey: demoId(`cpd form ${at}`),
    happenedOn: session.startsAt.toISOString().slice(0, 10),
    minutes: session.minutes,
    what: "Mentoring session",
    reflection: learned[at] ?? "",
    sourceKind: "session",
    sourceId: session.id ?? null,
  }));
  const fromCourses = courses.map((course, at) => ({
    ...stamp,
    id: demoId(`cpd course ${at}`),
    idempotencyKey: demoId(`cpd course form ${at}`),
    happenedOn: dayAgo(course.daysAgo),
    minutes: course.minutes,
    what: course.what,
    reflection: course.reflection,
  }));
  return {
    heldSessions: held,
    obligations: own.filter((one) => one.state === "recorded").map((one) => confirmation(one, memberId, now)),
    cpdFollowed: [
      { memberId, schemeId: "apm", startsOn: dayAgo(290) },
      { memberId, schemeId: "axelos", startsOn: dayAgo(200) },
    ],
    cpdEntries: [...fromSessions, ...fromCourses],
    cpdEntryHeadings: [
      ...fromSessions.map((entry) => ({ entryId: entry.id, schemeId: "apm", headingId: "informal" })),
      ...courses.flatMap((course, at) =>
        course.headings.map(([schemeId, headingId]) => ({ entryId: demoId(`cpd course ${at}`), schemeId, headingId })),
      ),
    ],
    cpdOfferAnswers: fromSessions.flatMap(({ sourceId }) =>
      sourceId === null ? [] : [{ memberId, kind: "session", sourceId, at: now }],
    ),
    cpdProjects: projects.map((project, at) => ({
      id: demoId(`project ${at}`),
      memberId,
      title: project.title,
      organisation: "Northmoor Bank",
      fromDay: dayAgo(-project.from),
      toDay: project.to === null ? null : dayAgo(-project.to),
      part: project.part,
      words:
        project.part === "leading"
          ? "I answered for scope, dates and what the operations people agreed to."
          : "I kept the plan, the risks and the papers; somebody else decided.",
      createdAt: now,
    })),
  };
}

function pairOf(people: DemoPeople): string | undefined {
  const pairing = people.pairings.find((one) => one.mentee_id === keeper && one.state === "active");
  return pairing === undefined ? undefined : demoId(`mentorship ${pairing.id}`);
}

/** The last few sessions of a pair at its cadence; of the keeper's, the newest still waits for her word. */
function sessionsOf(pairing: DemoPairing, now: Date): Row<typeof heldSessions>[] {
  return Array.from({ length: sessionsEach }, (_, back) => {
    const startsAt = new Date(now.getTime() - (2 + back * (pairing.cadence_days ?? 14)) * day);
    startsAt.setUTCHours(18, 0, 0, 0);
    const waits = pairing.mentee_id === keeper && back === 0;
    return {
      id: demoId(`session ${pairing.id} ${back}`),
      mentorshipId: demoId(`mentorship ${pairing.id}`),
      startsAt,
      minutes: 45,
      recordedById: demoId(waits ? pairing.mentor_id : pairing.mentee_id),
      recordedAt: new Date(startsAt.getTime() + day / 2),
      state: waits ? ("recorded" as const) : ("confirmed" as const),
      answeredAt: waits ? null : new Date(startsAt.getTime() + day),
    };
  });
}

function confirmation(session: Row<typeof heldSessions>, ownerId: string, now: Date): Row<typeof obligations> {
  const days = 5;
  const zone = "Europe/London";
  const due = dueDate(
    now,
    { days, unit: "working_days" },
    { zone, isHoliday: (date) => isPublicHoliday("GB", date), leave: [] },
  );
  return {
    kind: "confirm_session",
    subjectId: session.id ?? "",
    ownerId,
    waiterId: session.recordedById,
    path: `/mentorships/${session.mentorshipId}`,
    openedAt: now,
    days,
    unit: "working_days",
    dueAt: due.dueAt,
    remindAt: due.remindAt,
  };
}
