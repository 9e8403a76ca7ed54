import {
  bannedWords,
  caseDecisions,
  caseDrafts,
  casePreReads,
  caseRevisions,
  caseSkills,
  cases,
  caseTags,
} from "@/db/schema/index";
import { formKey, isMe, isOf, out, person, self, type Told, tablesOf } from "../tell";
import { own } from "./through";

const written = tablesOf("cases");
const content = out("filled only in cases that came with the product");

/** Cases that a member wrote, with what is theirs alone around them, and what they decided on others. */
export const caseTables: readonly Told[] = [
  written(cases, {
    title: "Cases you have published",
    mine: [isMe(cases.authorId)],
    columns: {
      facts: content,
      timeline: content,
      questions: content,
      sources: content,
      uncertain: content,
      sensitivity: content,
      position: content,
      importedHash: content,
      editedAt: content,
    },
  }),
  written(caseDrafts, {
    title: "Cases you are writing",
    mine: [isMe(caseDrafts.authorId)],
    columns: { key: formKey },
  }),
  written(caseRevisions, {
    title: "What your cases said before they were corrected",
    mine: [isOf(caseRevisions.caseId, own.cases)],
    columns: { replacedById: self },
  }),
  written(caseTags, { title: "Tags of your cases", mine: [isOf(caseTags.caseId, own.cases)] }),
  written(caseSkills, { title: "Skills that your cases show", mine: [isOf(caseSkills.caseId, own.cases)] }),
  written(casePreReads, {
    title: "Cases that were read before they were published",
    mine: [isMe(casePreReads.authorId), isMe(casePreReads.mentorId)],
    columns: { authorId: person, mentorId: person },
  }),
  written(caseDecisions, { title: "What you decided on cases", mine: [isMe(caseDecisions.memberId)] }),
  written(bannedWords, { title: "Words that your cases must not have in them", mine: [isMe(bannedWords.memberId)] }),
];
