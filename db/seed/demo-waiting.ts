import { mentorStartingVisibility, visibleFields } from "../../domain/accounts/visibility";
import type { Allowance } from "../../domain/obligations/kinds";
import { isPublicHoliday } from "../../domain/obligations/public-holidays";
import { dueDate } from "../../domain/obligations/working-days";
import { defaultProgrammeSettings } from "../../domain/programmes/settings";
import type { MemberRows } from "./demo-members";
import { demoId } from "./demo-members";
import { type MentoringRows, questionsOf } from "./demo-mentoring";
import type { PairRows } from "./demo-pairs";
import type { DemoMentee, DemoMentor, DemoPeople } from "./people-file";

const day = 86_400_000;

export type WaitingRows = Pick<MemberRows, "availability" | "fieldVisibility"> &
  Pick<MentoringRows, "mentorProfiles" | "mentorApplications" | "mentorDomains" | "roleHistory" | "strengths"> &
  Pick<PairRows, "requests" | "requestChoices" | "requestGaps" | "obligations">;

type Setting = { now: Date; programmeId: string };

/**
 * What waits for the people whom one signs in as: a request to the mentor, a mentor's question to the mentee, and an
 * application to the coordinator. Each is a few days old and has its obligation.
 */
export function waitingRows(people: DemoPeople, { now, programmeId }: Setting): WaitingRows {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const oluwaseun = named(people.mentors, "m01");
  const celeste = named(people.mentees, "e60");
  const jonah = named(people.mentors, "m13");
  const jasmine = named(people.mentees, "e01");
  const roisin = named(people.mentees, "e45");
  const toOluwaseun = requestRows(people, celeste, oluwaseun, requestOfCeleste, { at: ago(2), programmeId });
  const toJonah = requestRows(people, jasmine, jonah, requestOfJasmine, { at: ago(4), programmeId });
  const applicationId = demoId(`application ${roisin.id}`);
  const appliedAt = ago(3);
  return {
    // An hour of their evenings that the two share all year, whichever of the clocks in London holds.
    availability: [
      {
        memberId: demoId(celeste.id),
        weekday: 2,
        startsAt: "21:00",
        endsAt: "22:30",
        timeZone: celeste.timezone,
      },
    ],
    fieldVisibility: visibleFields.map((field) => ({
      memberId: demoId(roisin.id),
      field,
      audience: mentorStartingVisibility[field],
    })),
    mentorProfiles: [
      {
        memberId: demoId(roisin.id),
        programmeId,
        capacityMentees: 2,
        meetingModes: ["video", "in_person"],
        questions: ["Which decision are you waiting for, and who is sitting on it?"],
        updatedAt: appliedAt,
      },
    ],
    mentorApplications: [
      {
        id: applicationId,
        programmeId,
        memberId: demoId(roisin.id),
        motivation:
          "I have run a PMO of six for a programme of a hundred, and three of my analysts have moved on to run projects. I would like to do on purpose what I did for them by accident: show how an office is read by the people it serves. I can take two people from coordination or analysis, in markets or anywhere near them.",
        submittedAt: appliedAt,
      },
    ],
    mentorDomains: [
      { memberId: demoId(roisin.id), domainId: "banking", subdomainId: "banking-markets", isPrimary: true },
    ],
    roleHistory: [
      { memberId: demoId(roisin.id), roleId: "pmo-analyst", domainId: "banking", fromYear: 2018, toYear: 2021 },
      { memberId: demoId(roisin.id), roleId: "pmo-manager", domainId: "banking", fromYear: 2021 },
    ],
    strengths: [
      {
        memberId: demoId(roisin.id),
        competencyId: "pmo-services",
        level: 4,
        evidence: "Built the office of a settlement programme from one person to six.",
      },
      {
        memberId: demoId(roisin.id),
        competencyId: "governance-assurance",
        level: 4,
        evidence: "Ran its gate reviews for two years.",
      },
      { memberId: demoId(roisin.id), competencyId: "team-leadership", level: 4 },
    ],
    requests: [toOluwaseun.request, toJonah.request],
    requestChoices: [
      { ...toOluwaseun.choice, state: "asked" },
      {
        ...toJonah.choice,
        state: "questioned",
        questionedAt: ago(1),
        daysLeft: 4,
        question:
          "Gladly, if we have something to rehearse. Which release is it, and which one list would be yours on the night?",
      },
    ],
    requestGaps: [...toOluwaseun.gaps, ...toJonah.gaps],
    obligations: [
      {
        kind: "answer_request",
        subjectId: toOluwaseun.choice.id,
        ownerId: demoId(oluwaseun.id),
        waiterId: demoId(celeste.id),
        path: `/requests/${toOluwaseun.request.id}`,
        ...owed(ago(2), defaultProgrammeSettings.requestAnswerDays, oluwaseun),
      },
      {
        kind: "answer_question",
        subjectId: toJonah.choice.id,
        ownerId: demoId(jasmine.id),
        waiterId: demoId(jonah.id),
        path: `/requests/${toJonah.request.id}`,
        ...owed(ago(1), defaultProgrammeSettings.questionPauseDays, jasmine),
      },
      {
        kind: "decide_application",
        subjectId: applicationId,
        programmeId,
        waiterId: demoId(roisin.id),
        path: "/programme/mentors",
        ...owed(appliedAt, defaultProgrammeSettings.applicationDays, { country: "GB", timezone: "Europe/London" }),
      },
    ],
  };
}

type Written = {
  goals: string;
  background: string;
  why: string;
  /** To the mentor's own questions, in their order. */
  answers: readonly [string, string];
  gaps: readonly string[];
};

const requestOfCeleste: Written = {
  goals:
    "Write the requirements for our cross-border wallet, and understand the settlement rules on both sides of the border well enough to be asked about them.",
  background:
    "I coordinate launches in two countries at Harmattan Fintech. Since August I also sit in on the calls with the scheme.",
  why: "You became an analyst on a sanctions screening project, and ours has just been moved to the front of the plan. I would like to learn the rules before the first workshop and not in it.",
  answers: [
    "The one with our compliance lead. She calls my notes requirements, and I have not told her that they are guesses.",
    "I would open the workshop with what the scheme asks of us, and say which of our answers is a guess before anybody finds out.",
  ],
  gaps: ["requirements-analysis", "domain-regulation"],
};

const requestOfJasmine: Written = {
  goals:
    "Stand at one go/no-go meeting of a payments release with a list of my own, and be able to answer the second question as well as the first.",
  background:
    "I coordinate four payments projects at Northmoor Bank and spend a day a week with the analysts. Oluwaseun is helping me with the move itself.",
  why: "You have run cutovers at a firm that cannot stop for a weekend. Nobody near me has stood at one, and I have been offered the test log of our next release.",
  answers: [
    "With our release manager: I want to ask for a place in the room, and so far I have only asked for the minutes.",
    "Keep the test log of a release that somebody reads on the night, and know which line of it would make me say no-go.",
  ],
  gaps: ["test-cutover"],
};

function requestRows(
  people: DemoPeople,
  mentee: DemoMentee,
  mentor: DemoMentor,
  written: Written,
  { at, programmeId }: { at: Date; programmeId: string },
) {
  const key = `waiting ${mentee.id} ${mentor.id}`;
  const id = demoId(`request ${key}`);
  const questions = questionsOf(people.mentors.indexOf(mentor));
  return {
    request: {
      id,
      programmeId,
      menteeId: demoId(mentee.id),
      state: "open" as const,
      goals: written.goals,
      background: written.background,
      cadence: "every_two_weeks",
      showEmployer: true,
      idempotencyKey: demoId(`key ${key}`),
      createdAt: at,
    },
    choice: {
      id: demoId(`choice ${key}`),
      requestId: id,
      rank: 1,
      mentorId: demoId(mentor.id),
      whyThisMentor: written.why,
      answers: questions.map((question, nth) => ({ question, answer: written.answers[nth] ?? "" })),
      askedAt: at,
    },
    gaps: written.gaps.map((competencyId) => ({ requestId: id, competencyId })),
  };
}

/** A clock of so many working days on the calendar of a place. */
function owed(openedAt: Date, days: number, place: { country: string; timezone: string }) {
  const allowance: Allowance = { days, unit: "working_days" };
  const isHoliday = (on: string) => isPublicHoliday(place.country, on);
  return { openedAt, ...allowance, ...dueDate(openedAt, allowance, { zone: place.timezone, isHoliday, leave: [] }) };
}

function named<T extends { id: string }>(people: readonly T[], id: string): T {
  const found = people.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The demo community has no ${id}.`);
  return found;
}
