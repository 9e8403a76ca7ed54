import { and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { obligations } from "@/db/schema/index";
import type { MailContent } from "@/server/email/content";
import type { Letter } from "@/server/email/templates/letter";
import { requestAccepted } from "@/server/email/templates/request-accepted";
import { type RequestNews, requestAsked } from "@/server/email/templates/request-asked";
import { requestDeclined } from "@/server/email/templates/request-declined";
import { requestExpired, requestExpiredForMentor } from "@/server/email/templates/request-expired";
import type { Onward } from "@/server/email/templates/request-moved-on";
import { requestPassedOver } from "@/server/email/templates/request-passed-over";
import { requestQuestioned } from "@/server/email/templates/request-questioned";
import { requestReminded } from "@/server/email/templates/request-reminded";
import { requestReplied } from "@/server/email/templates/request-replied";
import { requestWithdrawn } from "@/server/email/templates/request-withdrawn";
import { areBlocked } from "@/server/safety/blocks";
import type { Hearer, MailEvent, Scene } from "./event";
import { findRequestStory, type RequestStory } from "./load-request";

type ChoiceFact = { choiceId: string };

async function theMentor(db: Db | Tx, { choiceId }: ChoiceFact): Promise<Hearer[]> {
  const story = await findRequestStory(db, choiceId);
  return story === undefined ? [] : [{ memberId: story.mentorId }];
}

async function theMentee(db: Db | Tx, { choiceId }: ChoiceFact): Promise<Hearer[]> {
  const story = await findRequestStory(db, choiceId);
  return story === undefined ? [] : [{ memberId: story.menteeId }];
}

/** The story as it stands now, unless the two have parted or it has moved on from the states given. */
async function standing(
  { db }: Scene,
  choiceId: string,
  ...states: RequestStory["state"][]
): Promise<RequestStory | undefined> {
  const story = await findRequestStory(db, choiceId);
  if (story === undefined || !states.includes(story.state)) return undefined;
  return (await areBlocked(db, story.menteeId, story.mentorId)) ? undefined : story;
}

function whileIn(states: RequestStory["state"][], template: (letter: Letter, news: RequestNews) => MailContent) {
  return async (scene: Scene, { choiceId }: ChoiceFact): Promise<MailContent | undefined> => {
    const story = await standing(scene, choiceId, ...states);
    return story === undefined ? undefined : template(scene.letter, story);
  };
}

function movedOn(
  state: RequestStory["state"],
  template: (letter: Letter, onward: Onward, scene: Scene, story: RequestStory) => MailContent,
) {
  return async (scene: Scene, fact: ChoiceFact & { nextChoiceId: string | null }): Promise<MailContent | undefined> => {
    const story = await standing(scene, fact.choiceId, state);
    if (story === undefined) return undefined;
    const next = fact.nextChoiceId === null ? undefined : await findRequestStory(scene.db, fact.nextChoiceId);
    const onward = { ...story, next: next === undefined ? null : { mentor: next.mentor, dueAt: next.dueAt } };
    return template(scene.letter, onward, scene, story);
  };
}

export const asked: MailEvent<"request.asked"> = { hearers: theMentor, compose: whileIn(["asked"], requestAsked) };
export const reminded: MailEvent<"request.reminded"> = {
  hearers: theMentor,
  compose: whileIn(["asked"], requestReminded),
};
export const questioned: MailEvent<"request.questioned"> = {
  hearers: theMentee,
  compose: whileIn(["questioned"], requestQuestioned),
};
export const replied: MailEvent<"request.replied"> = {
  hearers: theMentor,
  compose: whileIn(["asked"], requestReplied),
};

export const accepted: MailEvent<"request.accepted"> = {
  hearers: theMentee,
  compose: async (scene, fact) => {
    const story = await standing(scene, fact.choiceId, "accepted");
    if (story === undefined) return undefined;
    const [signature] = await scene.db
      .select({ dueAt: obligations.dueAt })
      .from(obligations)
      .where(
        and(
          eq(obligations.kind, "sign_agreement"),
          eq(obligations.subjectId, fact.mentorshipId),
          eq(obligations.ownerId, story.menteeId),
          isNull(obligations.settledAt),
        ),
      );
    return requestAccepted(scene.letter, {
      programme: story.programme,
      mentor: story.mentor,
      path: `/mentorships/${fact.mentorshipId}`,
      signBy: signature?.dueAt ?? null,
    });
  },
};

export const requestDeclinedEvent: MailEvent<"request.declined"> = {
  hearers: theMentee,
  compose: movedOn("declined", requestDeclined),
};

export const expired: MailEvent<"request.expired"> = {
  hearers: async (db, fact) => [...(await theMentee(db, fact)), ...(await theMentor(db, fact))],
  compose: movedOn("expired", (letter, onward, { to }, story) =>
    to.id === story.mentorId ? requestExpiredForMentor(letter, onward) : requestExpired(letter, onward),
  ),
};

export const passedOver: MailEvent<"request.passed_over"> = {
  hearers: theMentee,
  compose: movedOn("passed_over", requestPassedOver),
};

export const withdrawn: MailEvent<"request.withdrawn"> = {
  hearers: theMentor,
  compose: async (scene, { choiceId }) => {
    const story = await standing(scene, choiceId, "withdrawn");
    // A mentor who was never asked has nothing to be told.
    return story === undefined || story.askedAt === null ? undefined : requestWithdrawn(scene.letter, story);
  },
};
