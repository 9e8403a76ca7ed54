import type { Db } from "@/db/client";
import {
  factoryNow,
  giveHat,
  newMember,
  newMentee,
  newMentor,
  newMentorship,
  newProgramme,
  newRequest,
} from "@/db/factories";
import { blocks, obligations } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import type { Actor, Hat } from "@/domain/actor";

/** The kinds of person that the matrix has a column for, each with who they are to the records that the inputs name. */
export const people = {
  visitor: "Nobody known",
  member: "A member without a part in any of it",
  mentee: "The mentee whose request, profile and mentorship it is",
  mentor: "The mentor asked in the request",
  "own mentor": "The mentor of the mentorship",
  "other mentor": "An approved mentor who is not concerned",
  blocked: "A member whom the mentor has blocked",
  coordinator: "Coordinates the programme concerned",
  "other coordinator": "Coordinates another programme",
  moderator: "Moderates the installation",
  admin: "Administers the installation",
  "stale mentee": "The mentee, more than ten minutes after signing in",
} as const;

export type Person = keyof typeof people;

/** What the inputs of the matrix refer to. */
export type Scene = {
  programmeId: string;
  actors: Record<Person, Actor>;
  menteeId: string;
  mentorId: string;
  otherMentorId: string;
  memberId: string;
  mentorHandle: string;
  otherMentorHandle: string;
  /** A request of the mentee in which the mentor is asked. */
  requestId: string;
  choiceId: string;
  /** A live mentorship of the two. */
  mentorshipId: string;
};

function acting(id: string, hats: Hat[] = [], minutesAgo = 1): Actor {
  return {
    kind: "member",
    id,
    sessionId: "00000000-0000-4000-8000-000000000000",
    authenticatedAt: new Date(factoryNow.getTime() - minutesAgo * 60_000),
    hats,
  };
}

/** Makes the people and the records once; each cell of the matrix is tried in a transaction that is rolled back. */
export async function setScene(db: Db): Promise<Scene> {
  await importContent({ db, now: factoryNow });
  const programme = await newProgramme(db, { isDefault: true });
  const elsewhere = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const ownMentor = await newMentor(db, programme.id);
  const otherMentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const member = await newMember(db);
  const blocked = await newMentee(db, programme.id);
  const coordinator = await newMember(db);
  const otherCoordinator = await newMember(db);
  const moderator = await newMember(db);
  const admin = await newMember(db);
  await giveHat(db, coordinator.id, "coordinator", programme.id);
  await giveHat(db, otherCoordinator.id, "coordinator", elsewhere.id);
  await giveHat(db, moderator.id, "moderator");
  await giveHat(db, admin.id, "admin");
  await db.insert(blocks).values({ blockerId: mentor.id, blockedId: blocked.id, createdAt: factoryNow });
  const { request, choice } = await db.transaction(async (tx) => {
    const made = await newRequest(tx, {
      programmeId: programme.id,
      menteeId: mentee.id,
      mentorIds: [mentor.id],
      choice: { state: "asked", askedAt: factoryNow },
    });
    const [first] = made.choices;
    if (!first) throw new Error("The request has no choice.");
    await tx.insert(obligations).values({
      kind: "answer_request",
      subjectId: first.id,
      ownerId: mentor.id,
      waiterId: mentee.id,
      path: `/requests/${made.request.id}`,
      days: 5,
      unit: "working_days",
      openedAt: factoryNow,
      dueAt: new Date(factoryNow.getTime() + 7 * 86_400_000),
    });
    return { request: made.request, choice: first };
  });
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: ownMentor.id, menteeId: mentee.id });
  return {
    programmeId: programme.id,
    menteeId: mentee.id,
    mentorId: mentor.id,
    otherMentorId: otherMentor.id,
    memberId: member.id,
    mentorHandle: mentor.handle,
    otherMentorHandle: otherMentor.handle,
    requestId: request.id,
    choiceId: choice.id,
    mentorshipId: mentorship.id,
    actors: {
      visitor: { kind: "visitor" },
      member: acting(member.id),
      mentee: acting(mentee.id),
      mentor: acting(mentor.id),
      "own mentor": acting(ownMentor.id),
      "other mentor": acting(otherMentor.id),
      blocked: acting(blocked.id),
      coordinator: acting(coordinator.id, [{ kind: "coordinator", programmeId: programme.id }]),
      "other coordinator": acting(otherCoordinator.id, [{ kind: "coordinator", programmeId: elsewhere.id }]),
      moderator: acting(moderator.id, [{ kind: "moderator" }]),
      admin: acting(admin.id, [{ kind: "admin" }]),
      "stale mentee": acting(mentee.id, [], 11),
    },
  };
}
