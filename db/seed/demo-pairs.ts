import { isPublicHoliday } from "../../domain/obligations/public-holidays";
import { dueDate } from "../../domain/obligations/working-days";
import type { agreementSignatures, agreements, mentorshipMoves, mentorships } from "../schema/mentorships";
import type { obligations } from "../schema/obligations";
import type { requestChoices, requestGaps, requests } from "../schema/requests";
import { demoId } from "./demo-members";
import type { DemoMentee, DemoMentor, DemoPairing, DemoPeople } from "./people-file";

const day = 86_400_000;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export type PairRows = {
  requests: Row<typeof requests>[];
  requestChoices: Row<typeof requestChoices>[];
  requestGaps: Row<typeof requestGaps>[];
  mentorships: Row<typeof mentorships>[];
  mentorshipMoves: Row<typeof mentorshipMoves>[];
  agreements: Row<typeof agreements>[];
  agreementSignatures: Row<typeof agreementSignatures>[];
  obligations: Row<typeof obligations>[];
};

export type Clause = { id: string; title: string; text: string };
type Pair = { pairing: DemoPairing; mentor: DemoMentor; mentee: DemoMentee };
type Setting = { now: Date; programmeId: string; clauses: Clause[] };

/** The pairs of the demo community: those who work together, those who did, those who wait for an answer or had a no. */
export function pairRows(people: DemoPeople, setting: Setting): PairRows {
  const rows: PairRows = {
    requests: [],
    requestChoices: [],
    requestGaps: [],
    mentorships: [],
    mentorshipMoves: [],
    agreements: [],
    agreementSignatures: [],
    obligations: [],
  };
  for (const pairing of people.pairings) {
    const mentor = people.mentors.find((one) => one.id === pairing.mentor_id);
    const mentee = people.mentees.find((one) => one.id === pairing.mentee_id);
    if (mentor === undefined || mentee === undefined) throw new Error(`Pairing ${pairing.id} names somebody unknown.`);
    const pair = { pairing, mentor, mentee };
    addRequest(rows, pair, setting);
    if (pairing.state !== "proposed" && pairing.state !== "declined_by_mentor") addMentorship(rows, pair, setting);
  }
  return rows;
}

const cadences = [
  [7, "weekly"],
  [14, "every_two_weeks"],
  [21, "every_three_weeks"],
  [28, "monthly"],
] as const;

function startOf({ pairing }: Pair, now: Date): Date {
  return new Date(now.getTime() + Math.min(pairing.start_offset_days ?? -2, -2) * day);
}

function addRequest(rows: PairRows, pair: Pair, { now, programmeId }: Setting): void {
  const { pairing, mentor, mentee } = pair;
  const id = demoId(`request ${pairing.id}`);
  const choiceId = demoId(`choice ${pairing.id}`);
  const isOpen = pairing.state === "proposed";
  const isDeclined = pairing.state === "declined_by_mentor";
  const decidedAt = isOpen ? null : isDeclined ? new Date(now.getTime() - 20 * day) : startOf(pair, now);
  const askedAt = new Date((decidedAt?.getTime() ?? now.getTime()) - (isOpen ? 1 : 3) * day);
  rows.requests.push({
    id,
    programmeId,
    menteeId: demoId(mentee.id),
    state: isOpen ? "open" : isDeclined ? "exhausted" : "accepted",
    goals: mentee.goals_text,
    background: mentee.bio,
    cadence: cadences.find(([days]) => days >= pairing.cadence_days)?.[1] ?? "monthly",
    showEmployer: false,
    idempotencyKey: demoId(`key ${pairing.id}`),
    createdAt: askedAt,
    closedAt: decidedAt,
  });
  rows.requestGaps.push(...mentee.priority_gaps.map((gap) => ({ requestId: id, competencyId: gap.competency_id })));
  rows.requestChoices.push({
    id: choiceId,
    requestId: id,
    rank: 1,
    mentorId: demoId(mentor.id),
    state: isOpen ? "asked" : isDeclined ? "declined" : "accepted",
    whyThisMentor: `You have done the move I am planning, and you know the domain I want to work in. I would like to hear how you decided what to give up.`,
    askedAt,
    decidedAt,
    declineReason: isDeclined ? "no_room" : null,
    declineNote: isDeclined ? "Two of my mentees reach their gate this quarter. Please ask again in the spring." : null,
  });
  if (isOpen) rows.obligations.push(owed(pair, "answer_request", choiceId, mentor, `/requests/${id}`, askedAt));
}

function addMentorship(rows: PairRows, pair: Pair, setting: Setting): void {
  const { pairing, mentor, mentee } = pair;
  const id = demoId(`mentorship ${pairing.id}`);
  const startedAt = startOf(pair, setting.now);
  const at = (days: number) => new Date(Math.min(startedAt.getTime() + days * day, setting.now.getTime() - day));
  const isCompleted = pairing.state === "completed";
  const isNew = pairing.state === "accepted";
  const state = pairing.state === "paused" ? "paused" : isCompleted ? "completed" : isNew ? "accepted" : "active";
  rows.mentorships.push({
    id,
    programmeId: setting.programmeId,
    mentorId: demoId(mentor.id),
    menteeId: demoId(mentee.id),
    choiceId: demoId(`choice ${pairing.id}`),
    state,
    startedAt,
    endedAt: isCompleted ? at(273) : null,
  });
  const move = (
    from: Row<typeof mentorshipMoves>["fromState"],
    to: Row<typeof mentorshipMoves>["toState"],
    when: Date,
  ) =>
    rows.mentorshipMoves.push({ mentorshipId: id, actorId: demoId(mentor.id), fromState: from, toState: to, at: when });
  move(null, "accepted", startedAt);
  if (!isNew) move("accepted", "active", at(6));
  if (state === "paused") move("active", "paused", at(170));
  if (isCompleted) move("active", "completed", at(273));
  addAgreement(rows, pair, setting, { id, startedAt, isSigned: !isNew });
}

function addAgreement(
  rows: PairRows,
  pair: Pair,
  { now, clauses }: Setting,
  mentorship: { id: string; startedAt: Date; isSigned: boolean },
): void {
  const { mentor, mentee } = pair;
  const { id, startedAt } = mentorship;
  const end = new Date(startedAt.getTime() + 274 * day);
  rows.agreements.push({
    mentorshipId: id,
    version: 1,
    scope: mentee.goals_text,
    cadenceDays: pair.pairing.cadence_days,
    sessionMinutes: 60,
    channel: "video",
    endsOn: end.toISOString().slice(0, 10),
    clauses,
    proposedById: demoId(mentor.id),
    createdAt: startedAt,
  });
  for (const [order, person] of [mentor, mentee].entries()) {
    if (mentorship.isSigned) {
      rows.agreementSignatures.push({
        mentorshipId: id,
        version: 1,
        memberId: demoId(person.id),
        typedName: person.name,
        signedAt: new Date(Math.min(startedAt.getTime() + (2 + order * 3) * day, now.getTime() - day)),
      });
    } else {
      rows.obligations.push(owed(pair, "sign_agreement", id, person, `/mentorships/${id}`, startedAt));
    }
  }
}

function owed(
  { mentor, mentee }: Pair,
  kind: "answer_request" | "sign_agreement",
  subjectId: string,
  owner: DemoMentor | DemoMentee,
  path: string,
  openedAt: Date,
): Row<typeof obligations> {
  const allowance =
    kind === "answer_request"
      ? ({ days: 5, unit: "working_days" } as const)
      : ({ days: 14, unit: "calendar_days" } as const);
  const isHoliday = (on: string) => isPublicHoliday(owner.country, on);
  return {
    kind,
    subjectId,
    ownerId: demoId(owner.id),
    waiterId: demoId(owner.id === mentor.id ? mentee.id : mentor.id),
    path,
    openedAt,
    ...allowance,
    ...dueDate(openedAt, allowance, { zone: owner.timezone, isHoliday, leave: [] }),
  };
}
