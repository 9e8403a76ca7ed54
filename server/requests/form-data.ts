import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  competencies,
  consents,
  members,
  menteeProfiles,
  mentorProfiles,
  mentorships,
  programmes,
  ratings,
  requestChoices,
  requests,
  shortlist,
  targetLevels,
} from "@/db/schema/index";
import { missingConsents } from "@/domain/accounts/consent";
import { gapsTo, rankGaps } from "@/domain/benchmark/gap";
import { DomainError } from "@/domain/errors";
import { effectiveSettings, type ProgrammeSettings } from "@/domain/programmes/settings";
import type { MemberCtx } from "@/server/context";
import { bestOffered, findableMentors } from "@/server/matching/directory";
import { checkRequestable } from "./requestable";
import type { FormMentor, RequestFormView } from "./view";

const gapsOffered = 6;
const othersOffered = 8;
/** How many others are offered by name when fewer are saved. */
const othersSuggested = 5;

/**
 * What the form to ask this mentor needs: the reader's widest gaps, the mentor's questions, others who could be asked next (the
 * saved ones, then those who fit best), and, if it cannot be sent, the reason. A mentor who is not visible to the reader is NOT_FOUND.
 */
export async function getRequestForm(ctx: MemberCtx, input: { handle: string }): Promise<RequestFormView> {
  const { db, actor, now } = ctx;
  const [reader, chosen, gaps, ties, fitting] = await Promise.all([
    loadReader(db, actor.id),
    loadMentors(db, actor.id, input.handle),
    loadGaps(db, actor.id),
    loadTies(db, actor.id),
    bestOffered(ctx, othersOffered),
  ]);
  const known = new Set(chosen.map((one) => one.id));
  const suggested = fitting.filter((id) => !known.has(id)).slice(0, Math.max(0, othersSuggested - chosen.length + 1));
  const mentor = chosen.find((one) => one.handle === input.handle);
  if (!mentor) throw new DomainError("NOT_FOUND", "matching.mentor_not_found");
  const standing = standingWith(ties, mentor.id);
  const settings = effectiveSettings(reader?.settings ?? {});
  const mentorIds = [...known, ...suggested];
  const [suggestions, findable, refusals] = await Promise.all([
    loadSuggested(db, suggested),
    findableMentors(ctx, mentorIds),
    reader
      ? checkRequestable(db, { menteeId: actor.id, mentorIds, programmeId: reader.programmeId, settings }, now)
      : new Map<string, null>(),
  ]);
  const refusal = refusals.get(mentor.id);
  if (!findable.has(mentor.id) || refusal === "not_available_to_you")
    throw new DomainError("NOT_FOUND", "matching.mentor_not_found");
  return {
    mentor,
    others: [...chosen, ...suggestions]
      .filter((one) => one.id !== mentor.id && findable.has(one.id) && refusals.get(one.id) === null)
      .slice(0, othersOffered),
    gaps: gaps.slice(0, gapsOffered),
    goals: reader?.goals ?? "",
    employer: reader?.organisation ?? null,
    answerDays: settings.requestAnswerDays,
    rankedChoices: settings.rankedChoices,
    obstacle:
      obstacleOf(reader, standing, settings) ?? (refusal ? { reason: `matching.${refusal}`, href: null } : null),
  };
}

type Reader = Awaited<ReturnType<typeof loadReader>>;
type Ties = Awaited<ReturnType<typeof loadTies>>;
type Standing = ReturnType<typeof standingWith>;

function obstacleOf(reader: Reader, standing: Standing, settings: ProgrammeSettings): RequestFormView["obstacle"] {
  if (!reader?.readyAt) return { reason: "matching.finish_profile_first", href: "/start" };
  if (standing.together) return { reason: "matching.already_together", href: `/mentorships/${standing.together}` };
  if (standing.asked) return { reason: "matching.already_asked", href: `/requests/${standing.asked}` };
  if (standing.open >= settings.openRequests) return { reason: "matching.too_many_open_requests", href: "/requests" };
  if (missingConsents(standing.consents).length > 0) return { reason: "matching.accept_texts_first", href: "/account" };
  return null;
}

async function loadReader(db: Db, memberId: string) {
  const [row] = await db
    .select({
      readyAt: menteeProfiles.readyAt,
      programmeId: menteeProfiles.programmeId,
      goals: menteeProfiles.goals,
      organisation: members.organisation,
      settings: programmes.settings,
    })
    .from(menteeProfiles)
    .innerJoin(members, eq(members.id, menteeProfiles.memberId))
    .innerJoin(programmes, eq(programmes.id, menteeProfiles.programmeId))
    .where(eq(menteeProfiles.memberId, memberId));
  return row;
}

const formMentor = {
  id: members.id,
  name: members.name,
  handle: members.handle,
  domainId: members.currentDomainId,
  questions: mentorProfiles.questions,
};

/** These mentors, in this order. */
async function loadSuggested(db: Db, ids: readonly string[]): Promise<FormMentor[]> {
  const rows = await db
    .select(formMentor)
    .from(mentorProfiles)
    .innerJoin(members, eq(members.id, mentorProfiles.memberId))
    .where(inArray(members.id, [...ids]));
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** The mentor asked for, and the reader's saved ones, newest first. */
async function loadMentors(db: Db, readerId: string, handle: string): Promise<FormMentor[]> {
  const asked = db.select({ id: members.id }).from(members).where(eq(members.handle, handle));
  const saved = db
    .select({ id: shortlist.mentorId })
    .from(shortlist)
    .where(and(eq(shortlist.memberId, readerId), eq(shortlist.kind, "saved")));
  return db
    .select(formMentor)
    .from(mentorProfiles)
    .innerJoin(members, eq(members.id, mentorProfiles.memberId))
    .leftJoin(
      shortlist,
      and(eq(shortlist.memberId, readerId), eq(shortlist.mentorId, members.id), eq(shortlist.kind, "saved")),
    )
    .where(inArray(members.id, asked.union(saved)))
    .orderBy(desc(eq(members.handle, handle)), desc(shortlist.createdAt))
    .limit(othersOffered * 2);
}

async function loadGaps(db: Db, memberId: string) {
  const newest = db
    .selectDistinctOn([ratings.competencyId], { competencyId: ratings.competencyId, level: ratings.level })
    .from(ratings)
    .where(and(eq(ratings.memberId, memberId), eq(ratings.raterKind, "self")))
    .orderBy(ratings.competencyId, desc(ratings.ratedAt))
    .as("newest");
  const rows = await db
    .select({
      competencyId: competencies.id,
      name: competencies.name,
      differenceId: competencies.differenceId,
      level: targetLevels.level,
      critical: targetLevels.critical,
      now: newest.level,
    })
    .from(menteeProfiles)
    .innerJoin(targetLevels, eq(targetLevels.roleId, menteeProfiles.targetRoleId))
    .innerJoin(competencies, eq(competencies.id, targetLevels.competencyId))
    .innerJoin(newest, eq(newest.competencyId, competencies.id))
    .where(eq(menteeProfiles.memberId, memberId))
    .orderBy(asc(competencies.position));
  const names = new Map(rows.map((row) => [row.competencyId, row.name]));
  const ranked = rankGaps(gapsTo(rows, new Map(rows.map((row) => [row.competencyId, row.now]))));
  return ranked.flatMap(({ competencyId, gap }) =>
    gap === null || gap === 0 ? [] : [{ id: competencyId, name: names.get(competencyId) ?? competencyId, gap }],
  );
}

/** What the reader has going already, with whomever. */
async function loadTies(db: Db, memberId: string) {
  const [openRows, live, given] = await Promise.all([
    db
      .select({ id: requests.id, mentorId: requestChoices.mentorId })
      .from(requests)
      .innerJoin(requestChoices, eq(requestChoices.requestId, requests.id))
      .where(
        and(
          eq(requests.menteeId, memberId),
          eq(requests.state, "open"),
          inArray(requestChoices.state, ["waiting", "asked", "questioned"]),
        ),
      ),
    db
      .select({ id: mentorships.id, mentorId: mentorships.mentorId })
      .from(mentorships)
      .where(and(eq(mentorships.menteeId, memberId), isNull(mentorships.endedAt))),
    db.select().from(consents).where(eq(consents.memberId, memberId)),
  ]);
  return { openRows, live, consents: given };
}

function standingWith({ openRows, live, consents: given }: Ties, mentorId: string) {
  return {
    open: new Set(openRows.map((row) => row.id)).size,
    asked: openRows.find((row) => row.mentorId === mentorId)?.id ?? null,
    together: live.find((row) => row.mentorId === mentorId)?.id ?? null,
    consents: given,
  };
}
