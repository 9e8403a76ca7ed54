import { aliasedTable, and, eq, inArray, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, obligations, programmes, requestChoices, requests } from "@/db/schema/index";
import type { Withdrawal } from "@/domain/requests/state";
import { firstName } from "./people";

const mentee = aliasedTable(members, "mentee");
const mentor = aliasedTable(members, "mentor");

/** A request as mail may tell of it: first names, states and dates. */
export type RequestStory = {
  programme: string;
  menteeId: string;
  mentorId: string;
  mentee: string;
  mentor: string;
  state: (typeof requestChoices.$inferSelect)["state"];
  /** Why the whole request was withdrawn, where it was. */
  withdrawal: Withdrawal | null;
  askedAt: Date | null;
  /** When the step that is open now is due. */
  dueAt: Date | null;
  path: string;
};

/** The story of one choice, or undefined when it is gone. */
export async function findRequestStory(db: Db | Tx, choiceId: string): Promise<RequestStory | undefined> {
  const [row] = await db
    .select({
      requestId: requests.id,
      programme: programmes.name,
      menteeId: mentee.id,
      mentorId: mentor.id,
      menteeName: mentee.name,
      mentorName: mentor.name,
      state: requestChoices.state,
      withdrawal: requests.withdrawal,
      askedAt: requestChoices.askedAt,
      dueAt: obligations.dueAt,
      path: obligations.path,
    })
    .from(requestChoices)
    .innerJoin(requests, eq(requests.id, requestChoices.requestId))
    .innerJoin(programmes, eq(programmes.id, requests.programmeId))
    .innerJoin(mentee, eq(mentee.id, requests.menteeId))
    .innerJoin(mentor, eq(mentor.id, requestChoices.mentorId))
    .leftJoin(
      obligations,
      and(
        inArray(obligations.kind, ["answer_request", "answer_question"]),
        eq(obligations.subjectId, requestChoices.id),
        isNull(obligations.settledAt),
      ),
    )
    .where(eq(requestChoices.id, choiceId))
    .limit(1);
  if (row === undefined) return undefined;
  const { requestId, menteeName, mentorName, path, ...rest } = row;
  return {
    ...rest,
    mentee: firstName(menteeName),
    mentor: firstName(mentorName),
    path: path ?? `/requests/${requestId}`,
  };
}
