import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { cpdRules, cpdSchemes, credentials, heldCredentials } from "@/db/schema/index";
import { type CountedActivity, countCycle } from "@/domain/cpd/caps";
import { type Cycle, cycleAt, within } from "@/domain/cpd/cycle";
import { citationsOf, citedIn } from "@/server/catalogue/sources";
import type { MemberCtx } from "@/server/context";
import { loadEntries, type StoredEntry, todayIn, todayOf } from "./entries";
import { listOffers } from "./offers";
import { renewalRulesOn } from "./renewals";
import { loadFollowed, loadSchemes } from "./schemes";
import type { EntryUnder, EntryView, LedgerView, SchemeCycle, SchemeView, Suggestion } from "./view";

/** The entries of one cycle under a scheme, counted by its rule. */
function countIn(scheme: SchemeView, cycle: Cycle, entries: readonly StoredEntry[]) {
  if (scheme.rule === null) return null;
  const inCycle = entries.flatMap(({ id, happenedOn, minutes, headings }) => {
    const headingId = headings.get(scheme.id);
    return headingId === undefined || !within(cycle, happenedOn) ? [] : [{ id, happenedOn, minutes, headingId }];
  });
  return countCycle(scheme.rule, inCycle);
}

/** The cycle of each scheme that the member follows on a day, counted. */
export function cyclesOn(
  schemes: readonly SchemeView[],
  followed: ReadonlyMap<string, string>,
  entries: readonly StoredEntry[],
  day: string,
): SchemeCycle[] {
  return schemes.flatMap((scheme) => {
    const startsOn = followed.get(scheme.id);
    if (startsOn === undefined) return [];
    const cycle = scheme.rule === null ? null : cycleAt(startsOn, scheme.rule.cycleMonths, day);
    return [{ scheme, startsOn, cycle, count: cycle === null ? null : countIn(scheme, cycle, entries) }];
  });
}

/** What every entry counts under every scheme that is followed, each in its own cycle: scheme and entry to what counts. */
function countAll(
  schemes: readonly SchemeView[],
  followed: ReadonlyMap<string, string>,
  entries: readonly StoredEntry[],
): ReadonlyMap<string, CountedActivity> {
  const counted = new Map<string, CountedActivity>();
  for (const scheme of schemes) {
    const startsOn = followed.get(scheme.id);
    if (startsOn === undefined || scheme.rule === null) continue;
    const done = new Set<string>();
    for (const { happenedOn } of entries) {
      const cycle = cycleAt(startsOn, scheme.rule.cycleMonths, happenedOn);
      if (done.has(cycle.from)) continue;
      done.add(cycle.from);
      for (const one of countIn(scheme, cycle, entries)?.activities ?? []) counted.set(`${scheme.id} ${one.id}`, one);
    }
  }
  return counted;
}

/** One entry as the ledger shows it: under each scheme followed, and under any other that it is counted in. */
function viewEntry(
  entry: StoredEntry,
  schemes: readonly SchemeView[],
  followed: ReadonlyMap<string, string>,
  counted: ReadonlyMap<string, CountedActivity>,
): EntryView {
  const { headings, ...facts } = entry;
  const under = schemes
    .filter((scheme) => followed.has(scheme.id) || headings.has(scheme.id))
    .map((scheme): EntryUnder => {
      const headingId = headings.get(scheme.id);
      const one = counted.get(`${scheme.id} ${entry.id}`);
      return {
        schemeId: scheme.id,
        scheme: scheme.name,
        heading: scheme.headings.find((heading) => heading.id === headingId)?.name ?? null,
        counted: one?.counted ?? (headingId === undefined ? 0 : entry.minutes),
        minutesPerUnit: scheme.minutesPerUnit,
        units: scheme.units,
        losses: one?.losses ?? [],
      };
    });
  return { ...facts, under };
}

/**
 * The member's ledger: the entries of a year, or all, with what each counts under each scheme and why some of it does not;
 * the cycles that hold today, or the last day of the year asked; what is offered. Nobody else can ask for it.
 */
export async function getLedger(ctx: MemberCtx, input: { year?: number | undefined }): Promise<LedgerView> {
  const year = input.year ?? null;
  const day = todayIn(ctx.actor.id, ctx.now);
  const end = `${year}-12-31`;
  const dayAsked =
    year === null ? day : sql`case when to_char(${day}, 'YYYY') = ${String(year)} then ${day} else ${end}::date end`;
  const [today, schemes, followed, entries, offers, suggested, sources] = await Promise.all([
    todayOf(ctx.db, ctx.actor.id, ctx.now),
    loadSchemes(ctx.db, dayAsked),
    loadFollowed(ctx.db, ctx.actor.id),
    loadEntries(ctx.db, ctx.actor.id),
    listOffers(ctx),
    suggestSchemes(ctx, day),
    citationsOf(ctx.db, citedIn(cpdRules.sourceIds, cpdSchemes.sourceIds)),
  ]);
  const asOf = year === null || today.startsWith(`${year}-`) ? today : end;
  const counted = countAll(schemes, followed, entries);
  const cycles = cyclesOn(schemes, followed, entries, asOf);
  const yearOf = (entry: { happenedOn: string }) => Number(entry.happenedOn.slice(0, 4));
  return {
    year,
    years: [...new Set(entries.map(yearOf))].sort((a, b) => b - a),
    asOf,
    entries: entries
      .filter((entry) => year === null || yearOf(entry) === year)
      .map((entry) => viewEntry(entry, schemes, followed, counted)),
    cycles,
    offers,
    others: schemes.filter((scheme) => !followed.has(scheme.id)),
    suggestions: suggested
      .filter((one) => !followed.has(one.schemeId))
      .map((one) => ({ ...one, name: schemes.find((scheme) => scheme.id === one.schemeId)?.name ?? one.schemeId })),
    sources,
  };
}

/** Schemes by which credentials of the member are kept, counted from the day on which they were obtained. */
async function suggestSchemes(ctx: MemberCtx, today: SQL): Promise<Omit<Suggestion, "name">[]> {
  const [held, rules] = await Promise.all([
    ctx.db
      .select({ credentialId: credentials.id, credential: credentials.name, startsOn: heldCredentials.obtainedOn })
      .from(heldCredentials)
      .innerJoin(credentials, eq(credentials.id, heldCredentials.credentialId))
      .where(and(eq(heldCredentials.memberId, ctx.actor.id), isNotNull(heldCredentials.obtainedOn)))
      .orderBy(heldCredentials.obtainedOn),
    renewalRulesOn(ctx.db, today),
  ]);
  const found = new Map<string, Omit<Suggestion, "name">>();
  for (const { credentialId, credential, startsOn } of held) {
    const schemeId = rules.find((rule) => rule.credentialIds.includes(credentialId))?.schemeId ?? null;
    if (schemeId === null || startsOn === null || found.has(schemeId)) continue;
    found.set(schemeId, { schemeId, startsOn, credential });
  }
  return [...found.values()];
}
