import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cpdNotes, cpdProjects, experienceRules } from "@/db/schema/index";
import { monthsAfter } from "@/domain/cpd/cycle";
import type { ProjectForm } from "@/domain/cpd/form";
import { canKeepLedger } from "@/domain/cpd/policy";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { type Citations, citationsOf, citedIn } from "@/server/catalogue/sources";
import type { MemberCtx } from "@/server/context";
import { todayIn, todayOf } from "./entries";

const credential = "pmp";
const hidden = { reason: "cpd.project_not_found", hidden: true };

/**
 * Months of projects in tenths, rounded down. A whole calendar month is one; part of a month counts by its days. What was
 * claimed is what counts, what overlaps and what lies outside, before rounding.
 */
export type MonthFigures = { claimed: number; counted: number; overlap: number; outside: number };

/** The same projects under one account of the rules. */
export type MonthsUnder = {
  version: string;
  windowYears: number;
  /** The first day of the window, which ends today. */
  windowFrom: string;
  leading: MonthFigures;
  supporting: MonthFigures;
  rules: { education: string; months: number; certainty: string; readOn: string; sourceIds: string[] }[];
};

export type ProjectView = Omit<typeof cpdProjects.$inferSelect, "memberId" | "createdAt">;

export type MonthsView = {
  today: string;
  projects: ProjectView[];
  under: MonthsUnder[];
  notes: { id: string; text: string; readOn: string; sourceIds: string[] }[];
  sources: Citations;
};

/** The worksheet: the member's projects, and their months under each account of the rules. Says nothing of eligibility. */
export async function getMonths(ctx: MemberCtx): Promise<MonthsView> {
  const day = todayIn(ctx.actor.id, ctx.now);
  const [today, projects, rules, notes, sources] = await Promise.all([
    todayOf(ctx.db, ctx.actor.id, ctx.now),
    ctx.db
      .select()
      .from(cpdProjects)
      .where(eq(cpdProjects.memberId, ctx.actor.id))
      .orderBy(desc(cpdProjects.fromDay), cpdProjects.id),
    ctx.db
      .select()
      .from(experienceRules)
      .where(
        and(
          eq(experienceRules.credentialId, credential),
          sql`(${experienceRules.validFrom} is null or ${experienceRules.validFrom} <= ${day})`,
          sql`(${experienceRules.validTo} is null or ${experienceRules.validTo} >= ${day})`,
        ),
      )
      .orderBy(asc(experienceRules.position)),
    ctx.db.select().from(cpdNotes).orderBy(asc(cpdNotes.position)),
    citationsOf(ctx.db, citedIn(experienceRules.sourceIds, cpdNotes.sourceIds)),
  ]);
  const versions = [...new Set(rules.map((rule) => rule.version))];
  const under = await Promise.all(
    versions.map(async (version) => {
      const own = rules.filter((rule) => rule.version === version);
      const windowYears = own[0]?.windowYears ?? 0;
      return { version, windowYears, ...(await monthsWithin(ctx, windowYears, today)), rules: own };
    }),
  );
  return {
    today,
    projects: projects.map(({ memberId: _, createdAt: __, ...project }) => project),
    under,
    notes,
    sources,
  };
}

type MonthsRow = { part: "leading" | "supporting" } & Record<keyof MonthFigures, string>;
const none: MonthFigures = { claimed: 0, counted: 0, overlap: 0, outside: 0 };

/**
 * Counts in the database: the days of each part are merged as ranges, cut to the window that ends today, and turned into
 * months by the length of the calendar month in which they lie. Supporting is counted apart from leading.
 */
export async function monthsWithin(
  { db, actor }: MemberCtx,
  windowYears: number,
  today: string,
): Promise<{ windowFrom: string; leading: MonthFigures; supporting: MonthFigures }> {
  const windowFrom = monthsAfter(today, -12 * windowYears);
  const rows = await db.execute<MonthsRow>(sql`
    with spans as (
      select id, part, daterange(from_day, coalesce(to_day, greatest(from_day, ${today}::date)), '[]') as span
      from cpd_projects where member_id = ${actor.id}
    ), sums as (
      select part, 'claimed' as figure, id::text as piece, datemultirange(span) as days from spans
      union all
      select part, 'inside', id::text, datemultirange(span) * datemultirange(daterange(${windowFrom}::date, ${today}::date, '[]'))
      from spans
      union all
      select part, 'counted', '', range_agg(span) * datemultirange(daterange(${windowFrom}::date, ${today}::date, '[]'))
      from spans group by part
    ), by_month as (
      select s.part, s.figure, s.piece, m.first,
        sum(least(upper(r.days), (m.first + interval '1 month')::date) - greatest(lower(r.days), m.first)) as days
      from sums s
      cross join lateral unnest(s.days) as r (days)
      cross join lateral (
        select generate_series(date_trunc('month', lower(r.days)), upper(r.days) - 1, interval '1 month')::date as first
      ) m
      group by s.part, s.figure, s.piece, m.first
    ), months as (
      select part, figure, sum(days::numeric / ((first + interval '1 month')::date - first)) as months
      from by_month group by part, figure
    ), figures as (
      select part,
        coalesce(max(months) filter (where figure = 'claimed'), 0) as claimed,
        coalesce(max(months) filter (where figure = 'inside'), 0) as inside,
        coalesce(max(months) filter (where figure = 'counted'), 0) as counted
      from months group by part
    )
    select part,
      trunc(round(claimed, 6), 1)::text as claimed,
      trunc(round(counted, 6), 1)::text as counted,
      trunc(round(inside - counted, 6), 1)::text as overlap,
      trunc(round(claimed - inside, 6), 1)::text as outside
    from figures
  `);
  const figuresOf = (part: MonthsRow["part"]): MonthFigures => {
    const row = rows.find((one) => one.part === part);
    if (row === undefined) return none;
    return {
      claimed: Number(row.claimed),
      counted: Number(row.counted),
      overlap: Number(row.overlap),
      outside: Number(row.outside),
    };
  };
  return { windowFrom, leading: figuresOf("leading"), supporting: figuresOf("supporting") };
}

/**
 * Adds or changes a project of one's own; a form sent twice adds one, and sent again with other words it is refused with
 * `cpd.project_already`. Refuses a beginning in the future; a last day may lie ahead and counts until today.
 */
export async function saveProject(ctx: MemberCtx, input: ProjectForm): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { projectId, idempotencyKey, ...facts } = input;
    if (facts.fromDay > (await todayOf(tx, ctx.actor.id, ctx.now))) {
      throw new DomainError("INVALID", "cpd.not_yet", "fromDay");
    }
    if (projectId === undefined) {
      const [added] = await tx
        .insert(cpdProjects)
        .values({ ...facts, idempotencyKey, memberId: ctx.actor.id, createdAt: ctx.now })
        .onConflictDoNothing({ target: [cpdProjects.memberId, cpdProjects.idempotencyKey] })
        .returning({ id: cpdProjects.id });
      if (added === undefined) await refuseOtherWords(tx, ctx, input);
      return;
    }
    const [row] = await tx.select().from(cpdProjects).where(eq(cpdProjects.id, projectId)).for("update");
    const project = authorize(ctx.actor, canKeepLedger, found(row, hidden.reason), hidden);
    await tx.update(cpdProjects).set(facts).where(eq(cpdProjects.id, project.id));
  });
}

/** The same form has added a project: nothing more to do if it said the same. */
async function refuseOtherWords(tx: Tx, { actor }: MemberCtx, input: ProjectForm): Promise<void> {
  const { title, organisation, fromDay, toDay, part, words, idempotencyKey } = input;
  const same = await tx.$count(
    cpdProjects,
    and(
      eq(cpdProjects.memberId, actor.id),
      eq(cpdProjects.idempotencyKey, idempotencyKey),
      eq(cpdProjects.title, title),
      eq(cpdProjects.organisation, organisation),
      eq(cpdProjects.fromDay, fromDay),
      toDay === null ? isNull(cpdProjects.toDay) : eq(cpdProjects.toDay, toDay),
      eq(cpdProjects.part, part),
      eq(cpdProjects.words, words),
    ),
  );
  if (same === 0) throw new DomainError("CONFLICT", "cpd.project_already");
}

/** Takes a project off the worksheet. */
export async function removeProject(ctx: MemberCtx, input: { projectId: string }): Promise<void> {
  const gone = await ctx.db
    .delete(cpdProjects)
    .where(and(eq(cpdProjects.id, input.projectId), eq(cpdProjects.memberId, ctx.actor.id)))
    .returning({ id: cpdProjects.id });
  found(gone[0], hidden.reason);
}
