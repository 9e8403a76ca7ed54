import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import {
  availability,
  competencies,
  domains,
  members,
  menteeProfiles,
  mentorProfiles,
  mentorships,
  ratings,
  requestChoices,
  requestGaps,
  requests,
  roles,
  strengths,
  targetLevels,
} from "@/db/schema/index";
import type { VisibleField } from "@/domain/accounts/visibility";
import { DomainError, found } from "@/domain/errors";
import { cellsOf, sharedTimes, weekWindow } from "@/domain/matching/availability";
import { durationText, timeName } from "@/domain/matching/sentences";
import {
  canAnswerChoice,
  canReadChoice,
  canReadRequest,
  canReadWords,
  canReply,
  canWithdraw,
} from "@/domain/requests/policy";
import type { MemberCtx } from "@/server/context";
import { listObligationsAbout } from "@/server/obligations/queries";
import { photoUrl } from "@/server/programmes/reader";
import { lineOf, loadPeopleLines, shownPhoto } from "./people-lines";
import type { ChoiceView, GapLine, MenteeLine, RequestView } from "./view";

const targetRole = alias(roles, "target_role");
const targetDomain = alias(domains, "target_domain");

/**
 * One request, for the mentee who sent it or the mentor it was put to; to anybody else it does not exist. A mentor sees the
 * one choice that is theirs, and the mentee's words only while they decide and after they accept.
 */
export async function getRequest(ctx: MemberCtx, input: { requestId: string }): Promise<RequestView> {
  const { db, actor } = ctx;
  const rows = await db
    .select({ request: requests, choice: requestChoices, mentorshipId: mentorships.id })
    .from(requests)
    .innerJoin(requestChoices, eq(requestChoices.requestId, requests.id))
    .leftJoin(mentorships, eq(mentorships.choiceId, requestChoices.id))
    .where(eq(requests.id, input.requestId))
    .orderBy(asc(requestChoices.rank));
  const { request } = found(rows[0], "matching.request_not_found");
  const all = rows.map(({ choice }) => ({ ...choice, menteeId: request.menteeId }));
  const isMentee = canReadRequest(actor, request);
  const seen = isMentee ? all : all.filter((choice) => canReadChoice(actor, choice));
  const own = seen[0];
  if (!own) throw new DomainError("NOT_FOUND", "matching.request_not_found");
  const readsWords = isMentee || canReadWords(actor, own);

  const [people, mentee, gaps, waiting, places, shared] = await Promise.all([
    loadPeopleLines(
      db,
      seen.map((choice) => choice.mentorId),
    ),
    loadMentee(db, request.menteeId, readsWords),
    readsWords ? loadGaps(db, request, isMentee ? null : own.mentorId) : [],
    listObligationsAbout(
      ctx,
      seen.map((choice) => choice.id),
    ),
    isMentee ? null : loadPlaces(db, own.mentorId),
    isMentee || !readsWords ? null : loadSharedHours(db, own.mentorId, request.menteeId, ctx.now),
  ]);
  const answers = !isMentee && canAnswerChoice(actor, own);
  return {
    id: request.id,
    side: isMentee ? "mentee" : "mentor",
    state: request.state,
    withdrawal: request.withdrawal,
    createdAt: request.createdAt,
    closedAt: request.closedAt,
    mentee: mentee.line,
    words: readsWords
      ? {
          goals: request.goals,
          background: request.background,
          cadence: request.cadence,
          employer: request.showEmployer ? mentee.organisation : null,
          gaps,
        }
      : null,
    choices: seen.map((choice) => toView(choice, lineOf(people, choice.mentorId), readsWords)),
    waiting: waiting[0] ?? null,
    places,
    shared,
    mentorshipId:
      rows.find((row) => row.mentorshipId !== null && seen.some((one) => one.id === row.choice.id))?.mentorshipId ??
      null,
    can: {
      accept: answers && places !== null && places.taken < places.capacity,
      decline: answers,
      ask: answers && own.state === "asked" && own.questionedAt === null,
      reply: all.some((choice) => canReply(actor, choice)),
      withdraw: canWithdraw(actor, request),
    },
  };
}

function toView(
  choice: typeof requestChoices.$inferSelect,
  mentor: ChoiceView["mentor"],
  readsWords: boolean,
): ChoiceView {
  const { id, rank, state, askedAt, decidedAt, questionedAt, repliedAt, declineReason, declineNote } = choice;
  const words = readsWords
    ? { why: choice.whyThisMentor, answers: choice.answers, question: choice.question, reply: choice.reply }
    : { why: "", answers: [], question: null, reply: null };
  return { id, rank, state, mentor, askedAt, decidedAt, questionedAt, repliedAt, declineReason, declineNote, ...words };
}

/** What a member has chosen to keep to themselves is kept from the mentor too. */
const keptBack = (field: VisibleField) => sql<boolean>`not exists (
  select from field_visibility v where v.member_id = ${members.id} and v.field = ${field} and v.audience <> 'only_me'
)`;

async function loadMentee(
  db: Db,
  menteeId: string,
  open: boolean,
): Promise<{ line: MenteeLine; organisation: string | null }> {
  const [row] = await db
    .select({
      id: members.id,
      name: members.name,
      handle: members.handle,
      domainId: members.currentDomainId,
      photoId: shownPhoto(members),
      jobTitle: members.jobTitle,
      pronouns: members.pronouns,
      city: members.city,
      role: roles.name,
      domain: domains.name,
      targetRole: targetRole.name,
      targetDomain: targetDomain.name,
      yearsExperience: members.yearsExperience,
      organisation: members.organisation,
      keepsRole: keptBack("role"),
      keepsPronouns: keptBack("pronouns"),
      keepsCity: keptBack("city"),
      keepsExperience: keptBack("experience"),
    })
    .from(members)
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, members.id))
    .leftJoin(roles, eq(roles.id, members.currentRoleId))
    .leftJoin(domains, eq(domains.id, members.currentDomainId))
    .leftJoin(targetRole, eq(targetRole.id, menteeProfiles.targetRoleId))
    .leftJoin(targetDomain, eq(targetDomain.id, menteeProfiles.targetDomainId))
    .where(eq(members.id, menteeId));
  const person = found(row, "matching.request_not_found");
  const { id, name, handle, domainId } = person;
  const shown = <T>(value: T, kept: boolean): T | null => (open && !kept ? value : null);
  return {
    line: {
      id,
      name,
      handle,
      domainId,
      photoUrl: photoUrl(person.photoId),
      jobTitle: shown(person.jobTitle, person.keepsRole),
      pronouns: shown(person.pronouns, person.keepsPronouns),
      city: shown(person.city, person.keepsCity),
      yearsExperience: shown(person.yearsExperience, person.keepsExperience),
      role: shown(person.role, false),
      domain: shown(person.domain, false),
      targetRole: shown(person.targetRole, false),
      targetDomain: shown(person.targetDomain, false),
    },
    organisation: person.organisation,
  };
}

async function loadGaps(
  db: Db,
  request: { id: string; menteeId: string },
  mentorId: string | null,
): Promise<GapLine[]> {
  const newest = db
    .selectDistinctOn([ratings.competencyId], { competencyId: ratings.competencyId, level: ratings.level })
    .from(ratings)
    .where(and(eq(ratings.memberId, request.menteeId), eq(ratings.raterKind, "self")))
    .orderBy(ratings.competencyId, desc(ratings.ratedAt))
    .as("newest");
  const rows = await db
    .select({
      id: competencies.id,
      name: competencies.name,
      now: newest.level,
      target: targetLevels.level,
      mentor: strengths.level,
    })
    .from(requestGaps)
    .innerJoin(competencies, eq(competencies.id, requestGaps.competencyId))
    .leftJoin(newest, eq(newest.competencyId, competencies.id))
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, request.menteeId))
    .leftJoin(
      targetLevels,
      and(eq(targetLevels.competencyId, competencies.id), eq(targetLevels.roleId, menteeProfiles.targetRoleId)),
    )
    .leftJoin(
      strengths,
      mentorId === null
        ? isNull(competencies.id)
        : and(eq(strengths.competencyId, competencies.id), eq(strengths.memberId, mentorId)),
    )
    .where(eq(requestGaps.requestId, request.id))
    .orderBy(asc(competencies.position));
  return rows;
}

async function loadPlaces(db: Db, mentorId: string): Promise<{ taken: number; capacity: number }> {
  const [row] = await db
    .select({
      capacity: mentorProfiles.capacityMentees,
      taken: db.$count(mentorships, and(eq(mentorships.mentorId, mentorId), isNull(mentorships.endedAt))),
    })
    .from(mentorProfiles)
    .where(inArray(mentorProfiles.memberId, [mentorId]));
  return row ?? { taken: 0, capacity: 0 };
}

/** When both are free in the coming week, as the mentor's clock has it; null when either has not said. */
async function loadSharedHours(db: Db, mentorId: string, menteeId: string, now: Date): Promise<string | null> {
  const rows = await db
    .select({
      memberId: availability.memberId,
      weekday: availability.weekday,
      start: sql<string>`to_char(${availability.startsAt}, 'HH24:MI')`,
      end: sql<string>`to_char(${availability.endsAt}, 'HH24:MI')`,
      zone: availability.timeZone,
      readerZone: members.timeZone,
    })
    .from(availability)
    .innerJoin(members, eq(members.id, availability.memberId))
    .where(inArray(availability.memberId, [mentorId, menteeId]));
  const windowStart = weekWindow(now);
  const of = (memberId: string) => rows.filter((row) => row.memberId === memberId);
  const [first] = of(mentorId);
  if (!first || of(menteeId).length === 0) return null;
  const mine = cellsOf(of(mentorId), windowStart);
  const theirs = cellsOf(of(menteeId), windowStart);
  const times = sharedTimes(mine, theirs, windowStart, first.readerZone);
  if (times.length === 0) return "No free hour in the coming week";
  return times
    .slice(0, 3)
    .map((time) => `${durationText(time.minutes)} on ${timeName(time)}`)
    .join(", ");
}
