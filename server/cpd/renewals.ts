import { and, eq, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { credentials, heldCredentials, renewalReminders, renewalRules } from "@/db/schema/index";
import { daysUntil, reminderDays, reminderDue, renewBy } from "@/domain/cpd/renewal";
import { raiseFact } from "@/server/jobs/enqueue";

const inForce = (day: string | SQL) =>
  and(
    or(isNull(renewalRules.validFrom), lte(renewalRules.validFrom, day)),
    or(isNull(renewalRules.validTo), gte(renewalRules.validTo, day)),
  );

/** The renewal rules that hold on a day, newest first. */
export function renewalRulesOn(db: Db | Tx, day: string | SQL) {
  return db.select().from(renewalRules).where(inForce(day)).orderBy(sql`${renewalRules.validFrom} desc nulls last`);
}

/** One held credential with when it has to be renewed and by what rule; undefined when it is gone or has no such day. */
export async function findRenewal(db: Db | Tx, heldCredentialId: string, today: string) {
  const [row] = await db
    .select({ held: heldCredentials, name: credentials.name, body: credentials.awardingBody, rule: renewalRules })
    .from(heldCredentials)
    .innerJoin(credentials, eq(credentials.id, heldCredentials.credentialId))
    .leftJoin(renewalRules, and(sql`${credentials.id} = any(${renewalRules.credentialIds})`, inForce(today)))
    .where(eq(heldCredentials.id, heldCredentialId))
    .orderBy(sql`${renewalRules.validFrom} desc nulls last`)
    .limit(1);
  const due = row && renewBy(row.held, row.rule);
  if (!row || !due) return undefined;
  const { memberId } = row.held;
  return { memberId, name: row.name, body: row.body, renewBy: due.day, rule: due.from === "rule" ? row.rule : null };
}

const atOnce = 500;

/**
 * Reminds those whose credential has to be renewed: 180, 60 and 14 days before, each once for a date. One that was entered
 * late gets the reminder that is due and not the earlier ones. Returns how many reminders were raised; two runs at the same
 * moment remind nobody twice.
 */
export async function remindRenewals(db: Db, now: Date): Promise<number> {
  let reminded = 0;
  for (;;) {
    const raised = await db.transaction((tx) => remindSome(tx, now));
    reminded += raised;
    if (raised < atOnce) return reminded;
  }
}

async function remindSome(tx: Tx, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const [widest, middle, last] = reminderDays;
  const day = sql`due.renew_by`;
  const ripe = await tx.execute<{ id: string; renew_by: string }>(sql`
    select h.id, ${day}::text as renew_by
    from held_credentials h
    left join lateral (
      select r.cycle_months from renewal_rules r
      where h.credential_id = any(r.credential_ids)
        and (r.valid_from is null or r.valid_from <= ${today}) and (r.valid_to is null or r.valid_to >= ${today})
      order by r.valid_from desc nulls last limit 1
    ) rule on true
    cross join lateral (
      select coalesce(h.expires_on, (h.obtained_on + make_interval(months => rule.cycle_months))::date) as renew_by
    ) due
    where ${day} between ${today}::date and ${today}::date + ${widest}::int
      and not exists (
        select from renewal_reminders sent
        where sent.held_credential_id = h.id and sent.renew_by = ${day}
          and sent.days_before = case
            when ${day} - ${today}::date <= ${last}::int then ${last}::int
            when ${day} - ${today}::date <= ${middle}::int then ${middle}::int
            else ${widest}::int
          end
      )
    order by ${day}, h.id limit ${atOnce}
    for update of h skip locked
  `);
  for (const { id, renew_by } of ripe) {
    const daysBefore = reminderDue(daysUntil(renew_by, today));
    if (daysBefore === null) continue;
    const row = { heldCredentialId: id, renewBy: renew_by, daysBefore };
    const fresh = await tx
      .insert(renewalReminders)
      .values({ ...row, sentAt: now })
      .onConflictDoNothing()
      .returning({ id: renewalReminders.heldCredentialId });
    if (fresh.length > 0) await raiseFact(tx, { name: "credential.renewal_due", ...row });
  }
  return ripe.length;
}
