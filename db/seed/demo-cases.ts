import type { caseDecisions, caseDrafts, caseSkills, caseTags } from "../schema/case-writing";
import type { cases } from "../schema/cases";
import { demoId } from "./demo-members";

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

const day = 86_400_000;
const invented = "\n\n*An invented project of the demo community: no such organisation, no such people.*";

/** Cases that the demo community has written up: one locked, with what some have decided on it, one open, one still a draft. */
export function caseRows(now: Date): {
  cases: Row<typeof cases>[];
  caseSkills: Row<typeof caseSkills>[];
  caseTags: Row<typeof caseTags>[];
  caseDecisions: Row<typeof caseDecisions>[];
  caseDrafts: Row<typeof caseDrafts>[];
} {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const locked = demoId("case locked");
  const open = demoId("case open");
  const decisions = { e02: 0, e03: 0, e04: 1, e05: 0, e06: 2, e07: 1, e08: 0, e36: 2, e19: 2, e57: 1, m15: 2 };
  return {
    cases: [
      {
        id: locked,
        slug: "card-migration-the-rehearsal-that-went-too-well",
        title: "Card migration: the rehearsal that went too well",
        domainId: "banking",
        subdomainId: "banking-payments",
        stage: "project_manager",
        year: 2022,
        organisation: "A retail bank, not named",
        country: "United Kingdom",
        situation: `We moved 2.1 million debit cards from one processor to another, in five waves over a summer. The plan had three dress rehearsals, with one clear week after each.\n\nThe first two found eleven and nine defects. The third, on a Sunday in June, took **four hours instead of six** and found none. The steering group asked whether the week before the first wave could be given back.${invented}`,
        constraints:
          "- The old processor’s contract ended on 30 September; each further month cost £410,000.\n- Nothing may be moved in the week in which salaries are paid.\n- The third rehearsal had used the test data of the second.",
        decisionPoint:
          "On Monday morning I had a clean report, a sponsor who wanted the week, and one tester who said that nobody had looked at *why* it was so fast.",
        options: [
          "Give the week back and begin the first wave early",
          "Keep the plan: the week stays, and the first wave is as it was",
          "Use the week for a fourth rehearsal on fresh data, and say so to the steering group",
        ],
        outcome: { rag: "amber", text: "One wave stopped, 19 days late" },
        happened:
          "I gave the week back. The first wave went through; the second stopped after 40 minutes, because a batch that the rehearsal data never reached ran twice. We held the next two waves, ran the rehearsal again on fresh data, and ended 19 days late.",
        hindsight:
          "I would treat a rehearsal without a finding as one that has not been held. The tester’s question cost nothing, and I had it in writing on the Monday.",
        learningPoints: [
          {
            text: "A rehearsal that finds nothing says something about the rehearsal first.",
            competency_ids: ["test-cutover"],
          },
          {
            text: "Time in a plan that nobody has used yet is not time left over.",
            competency_ids: ["decision-escalation"],
          },
        ],
        authorId: demoId("m01"),
        isMembers: true,
        outcomeLocked: true,
        publishedAt: ago(12),
      },
      {
        id: open,
        slug: "referral-forms-eleven-boards-and-one-screen",
        title: "Referral forms: eleven boards and one screen",
        domainId: "nhs",
        subdomainId: "nhs-icb",
        stage: "coordinator",
        year: 2023,
        organisation: "A group of care boards, not named",
        country: "United Kingdom",
        situation: `Eleven boards used eleven referral forms. A programme of nine people was to make one electronic form in ten months. I kept the RAID log and the plan.\n\n| Month | Forms agreed | Fields |\n| --- | --- | --- |\n| 3 | 2 | 41 |\n| 6 | 5 | 78 |\n| 9 | 7 | 112 |\n\nEach board that joined brought fields of its own, and none took any away.${invented}`,
        constraints: "The money ended with the financial year. No board could be told to use the form.",
        decisionPoint:
          "In month nine the form had 112 fields, and clinicians in the pilot stopped filling it in at the thirtieth.",
        options: [
          "Go live with 112 fields",
          "Go live with the 30 that all had in common",
          "Stop and ask for another year",
        ],
        outcome: { rag: "green", text: "Live in seven boards with 30 fields" },
        happened:
          "The clinical lead cut the form to the 30 fields that all eleven had. Seven boards took it, two later, two never. The rest of the fields were asked for by telephone, as before.",
        hindsight: "I would have put the count of fields on the first page of the report from month three.",
        learningPoints: [{ text: "Count what only ever grows, and show it early.", competency_ids: ["scope-change"] }],
        authorId: demoId("e03"),
        isMembers: true,
        publishedAt: ago(5),
      },
    ],
    caseSkills: [
      { caseId: locked, competencyId: "test-cutover" },
      { caseId: locked, competencyId: "decision-escalation" },
      { caseId: open, competencyId: "scope-change" },
    ],
    caseTags: [
      { caseId: locked, tagId: "cutover" },
      { caseId: locked, tagId: "testing" },
      { caseId: open, tagId: "requirements" },
      { caseId: open, tagId: "scope" },
    ],
    caseDecisions: Object.entries(decisions).map(([id, option], at) => ({
      caseId: locked,
      memberId: demoId(id),
      option,
      at: ago(11.5 - at),
    })),
    caseDrafts: [
      {
        id: demoId("case draft"),
        authorId: demoId("e01"),
        document: {
          title: "Report pack: the amber that stayed for eleven weeks",
          domainId: "banking",
          subdomainId: "banking-lending",
          stage: "coordinator",
          tagIds: ["reporting"],
          organisation: "A building society",
          country: "United Kingdom",
          year: 2024,
          situation:
            "Every Friday the pack went out, accurate and on time. One line of it was amber from March to May.",
          constraints: "",
          decisionPoint: "",
          options: [],
          rag: "none",
          outcome: "",
          happened: "",
          hindsight: "",
          points: [{ text: "", competency_ids: ["written-reporting"] }],
        },
        begunAt: ago(3),
        savedAt: ago(2),
        key: demoId("case draft key"),
      },
    ],
  };
}
