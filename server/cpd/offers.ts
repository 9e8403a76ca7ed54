import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Db, Tx } from "@/db/client";
import { cpdOfferAnswers, members } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { caseReplyOffers } from "@/domain/cpd/case-reply";
import type { OfferRef } from "@/domain/cpd/form";
import { type CpdOffer, type OfferKind, taskOffer } from "@/domain/cpd/offers";
import { listOwnCaseReplies } from "@/server/discussion/posts/case-replies";
import { listConfirmedSessions } from "@/server/mentorships/session-queries";
import { listFinishedLearning } from "@/server/plans/finished-learning";

type Reader = { readonly db: Db | Tx; readonly actor: MemberActor };

/** Reads what one part of the product has to offer a member, answered or not; the zone, which is asked meanwhile, is the member's own. */
type OfferSource = (reader: Reader, asked: Promise<string>) => Promise<CpdOffer[]>;

const dayIn = (zone: string, at: Date) => DateTime.fromJSDate(at, { zone }).toFormat("yyyy-LL-dd");

const sessions: OfferSource = async ({ db, actor }, asked) => {
  const [held, zone] = await Promise.all([listConfirmedSessions(db, actor.id), asked]);
  return held.map(({ id, mentorshipId, startsAt, minutes, side, partner }) => ({
    kind: "session",
    sourceId: id,
    suit: side === "mentor" ? "session_as_mentor" : "session_as_mentee",
    happenedOn: dayIn(zone, startsAt),
    minutes,
    what: side === "mentor" ? `Mentoring session with ${partner}, as mentor` : `Mentoring session with ${partner}`,
    path: `/mentorships/${mentorshipId}`,
    note: null,
  }));
};

/** Finished learning of the member's own plans, without the minutes of sessions that were held in its days. */
const tasks: OfferSource = async ({ db, actor }, asked) => {
  const [finished, held, zone] = await Promise.all([
    listFinishedLearning(db, actor.id),
    listConfirmedSessions(db, actor.id),
    asked,
  ]);
  const days = held.map(({ startsAt, minutes }) => ({ day: dayIn(zone, startsAt), minutes }));
  return finished.flatMap((task) => taskOffer(task, days) ?? []);
};

/** Replies of some length in discussions about cases, one for each thread. */
const caseReplies: OfferSource = async ({ db, actor }, asked) => {
  const [replies, zone] = await Promise.all([listOwnCaseReplies(db, actor), asked]);
  return caseReplyOffers(replies.map(({ publishedAt, ...reply }) => ({ ...reply, day: dayIn(zone, publishedAt) })));
};

/** Where offers come from, a reader for each kind. */
const sources: Readonly<Record<OfferKind, OfferSource>> = {
  session: sessions,
  task: tasks,
  case_reply: caseReplies,
};

/** What may go into the member's ledger and has not been answered yet, newest first. */
export async function listOffers({ db, actor }: Reader): Promise<CpdOffer[]> {
  const zone = db
    .select({ zone: members.timeZone })
    .from(members)
    .where(eq(members.id, actor.id))
    .then(([member]) => member?.zone ?? "Europe/London");
  const [answers, ...read] = await Promise.all([
    db
      .select({ kind: cpdOfferAnswers.kind, sourceId: cpdOfferAnswers.sourceId })
      .from(cpdOfferAnswers)
      .where(eq(cpdOfferAnswers.memberId, actor.id)),
    ...Object.values(sources).map((source) => source({ db, actor }, zone)),
  ]);
  const answered = new Set(answers.map((one) => `${one.kind} ${one.sourceId}`));
  return read
    .flat()
    .filter((offer) => !answered.has(`${offer.kind} ${offer.sourceId}`))
    .sort((a, b) => (a.happenedOn < b.happenedOn ? 1 : -1));
}

/** One offer that is still open to the member; undefined when it is not theirs or was answered. */
export async function findOffer(reader: Reader, { kind, sourceId }: OfferRef): Promise<CpdOffer | undefined> {
  const open = await listOffers(reader);
  return open.find((offer) => offer.kind === kind && offer.sourceId === sourceId);
}
