import { and, asc, eq, inArray, type SQLWrapper, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { serviceAnswers } from "@/db/schema/benchmark";
import { pmoServices } from "@/db/schema/catalogue";
import { members } from "@/db/schema/index";
import { type BenchmarkOwner, canRateSelf, canReadBenchmark } from "@/domain/benchmark/policy";
import {
  type AnswerServices,
  changedAnswers,
  countServices,
  newestAnswers,
  type ServiceAnswer,
  type ServiceCounts,
  type ServiceStanding,
} from "@/domain/benchmark/services";
import { DomainError } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { citationsOf } from "@/server/catalogue/sources";
import type { Ctx, MemberCtx } from "@/server/context";

const hidden = { reason: "benchmark.not_found", hidden: true };

/** One service with where its member stands; null while it is not answered. */
export type ServiceLine = {
  id: string;
  name: string;
  group: string;
  description: string;
  competencyIds: string[];
  sourceIds: string[];
  standing: ServiceStanding | null;
  /** Every answer, oldest first. */
  history: ServiceAnswer[];
};

export type ServiceCheck = {
  services: ServiceLine[];
  counts: ServiceCounts;
  can: { answer: boolean };
};

/** Where the manual is described that the article names for this; nothing of it is kept here. */
const manualSource = "P3O-SITE";

type Services = readonly string[] | SQLWrapper;

async function readAnswers(db: Db | Tx, memberId: string, services?: Services): Promise<ServiceAnswer[]> {
  const own = eq(serviceAnswers.memberId, memberId);
  return db
    .select({
      serviceId: serviceAnswers.serviceId,
      standing: serviceAnswers.standing,
      answeredAt: serviceAnswers.answeredAt,
    })
    .from(serviceAnswers)
    .where(
      services === undefined
        ? own
        : and(own, inArray(serviceAnswers.serviceId, "length" in services ? [...services] : services)),
    )
    .orderBy(asc(serviceAnswers.answeredAt));
}

/** Where somebody stands now on some services, named by their ids or by a query for them; for readers who have been let in already. */
export async function readStandings(db: Db, memberId: string, services: Services): Promise<Map<string, ServiceAnswer>> {
  return newestAnswers(await readAnswers(db, memberId, services));
}

/**
 * The services of a PMO with where somebody stands on each, in the order of the catalogue. Refuses as not found for anybody
 * but the person and their present mentors.
 */
export async function getServiceCheck(ctx: Ctx, owner: BenchmarkOwner): Promise<ServiceCheck> {
  authorize(ctx.actor, canReadBenchmark, owner, hidden);
  const [services, answers] = await Promise.all([
    ctx.db
      .select({
        id: pmoServices.id,
        name: pmoServices.name,
        group: pmoServices.group,
        description: pmoServices.description,
        competencyIds: pmoServices.competencyIds,
        sourceIds: pmoServices.sourceIds,
      })
      .from(pmoServices)
      .orderBy(asc(pmoServices.position), asc(pmoServices.id)),
    readAnswers(ctx.db, owner.memberId),
  ]);
  const newest = newestAnswers(answers);
  const histories = Map.groupBy(answers, (answer) => answer.serviceId);
  const lines = services.map((service) => ({
    ...service,
    standing: newest.get(service.id)?.standing ?? null,
    history: histories.get(service.id) ?? [],
  }));
  return {
    services: lines,
    counts: countServices(lines),
    can: { answer: canRateSelf(ctx.actor, owner) },
  };
}

/** The member's own check, with where the list comes from and where the manual is described. */
export async function getOwnServices(ctx: MemberCtx) {
  const cited = sql`(select unnest(${pmoServices.sourceIds}) from ${pmoServices} union select ${manualSource}::text)`;
  const [check, sources] = await Promise.all([
    getServiceCheck(ctx, { memberId: ctx.actor.id, activeMentorIds: [] }),
    citationsOf(ctx.db, cited),
  ]);
  return { ...check, sources, manual: sources[manualSource] ?? null };
}

export type OwnServices = Awaited<ReturnType<typeof getOwnServices>>;

/**
 * Says where one stands on some services. Each answer that says something new becomes a dated row; earlier ones stay. Refuses
 * unknown services as a whole. The same answers twice, even at once, are one row each.
 */
export async function answerServices(
  ctx: Ctx,
  owner: BenchmarkOwner,
  input: AnswerServices,
): Promise<{ added: number }> {
  const { memberId } = authorize(ctx.actor, canRateSelf, owner, hidden);
  const ids = input.answers.map((answer) => answer.serviceId);
  return ctx.db.transaction(async (tx) => {
    await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for("no key update");
    const known = await tx.select({ id: pmoServices.id }).from(pmoServices).where(inArray(pmoServices.id, ids));
    if (known.length !== ids.length) throw new DomainError("INVALID", "benchmark.no_such_service", "services");
    const fresh = changedAnswers(input.answers, newestAnswers(await readAnswers(tx, memberId, ids)));
    if (fresh.length === 0) return { added: 0 };
    await tx.insert(serviceAnswers).values(fresh.map((answer) => ({ ...answer, memberId, answeredAt: ctx.now })));
    return { added: fresh.length };
  });
}
