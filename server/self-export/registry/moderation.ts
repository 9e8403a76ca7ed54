import { flags, moderationLog, moderationMatters } from "@/db/schema/index";
import { isMe, isOf, out, person, self, type Told, tablesOf } from "../tell";
import { own } from "./through";

const moderating = tablesOf("moderation");

/** What a member has reported and decided, and what moderators did with what is theirs. Who decided is not told. */
export const moderationTables: readonly Told[] = [
  moderating(flags, { title: "What you have reported", mine: [isMe(flags.reporterId)] }),
  moderating(moderationMatters, {
    title: "What came of it, and what you have decided",
    mine: [isOf(moderationMatters.id, own.reports), isMe(moderationMatters.settledById)],
    columns: { memberId: person, settledById: self, snapshot: out("what others have said, kept to decide on it") },
  }),
  moderating(moderationLog, {
    title: "What moderators did with your posts and your account, and what you did as one",
    mine: [isMe(moderationLog.memberId), isMe(moderationLog.actorId)],
    columns: { memberId: self, actorId: self, no: out("counted by the log, to page it") },
  }),
];
