import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { credentialBadges, credentials, heldCredentials, members, renewalRules } from "@/db/schema/index";
import type { HeldCredential } from "@/domain/accounts/profile";
import { daysUntil, renewBy } from "@/domain/cpd/renewal";
import { type Citations, citationsOf, citedIn } from "@/server/catalogue/sources";
import type { MemberCtx } from "@/server/context";
import { loadEntries, todayIn, todayOf } from "./entries";
import { cyclesOn } from "./ledger";
import { renewalRulesOn } from "./renewals";
import { loadFollowed, loadSchemes } from "./schemes";
import type { SchemeCycle } from "./view";

/** A credential of the member with when and how it is renewed, as far as that is known. */
export type HeldRenewal = HeldCredential & {
  name: string;
  body: string;
  renewal: {
    /** ISO date; null when no day is known. */
    day: string | null;
    from: "member" | "rule" | null;
    daysLeft: number | null;
  };
  rule: { text: string; certainty: string; readOn: string; sourceIds: string[] } | null;
  /** The scheme that keeps it, counted in its present cycle; `startsOn` is null while it is not followed. */
  scheme: { id: string; name: string; progress: SchemeCycle | null } | null;
};

export type CredentialsView = { today: string; held: HeldRenewal[]; sources: Citations };

/** The member's credentials, those to renew first at the head. */
export async function getCredentials(ctx: MemberCtx): Promise<CredentialsView> {
  const seer = alias(members, "seer");
  const day = todayIn(ctx.actor.id, ctx.now);
  const [today, rows, rules, schemes, followed, entries, sources] = await Promise.all([
    todayOf(ctx.db, ctx.actor.id, ctx.now),
    ctx.db
      .select({
        held: heldCredentials,
        name: credentials.name,
        body: credentials.awardingBody,
        seenBy: seer.name,
        badgeId: credentialBadges.id,
      })
      .from(heldCredentials)
      .innerJoin(credentials, eq(credentials.id, heldCredentials.credentialId))
      .leftJoin(seer, eq(seer.id, heldCredentials.seenById))
      .leftJoin(credentialBadges, eq(credentialBadges.heldCredentialId, heldCredentials.id))
      .where(eq(heldCredentials.memberId, ctx.actor.id))
      .orderBy(asc(credentials.name)),
    renewalRulesOn(ctx.db, day),
    loadSchemes(ctx.db, day),
    loadFollowed(ctx.db, ctx.actor.id),
    loadEntries(ctx.db, ctx.actor.id),
    citationsOf(ctx.db, citedIn(renewalRules.sourceIds)),
  ]);
  const cycles = cyclesOn(schemes, followed, entries, today);
  const held = rows.map(({ held: one, name, body, seenBy, badgeId }): HeldRenewal => {
    const rule = rules.find((each) => each.credentialIds.includes(one.credentialId)) ?? null;
    const due = renewBy(one, rule);
    const scheme = schemes.find((each) => each.id === rule?.schemeId);
    return {
      id: one.id,
      credentialId: one.credentialId,
      obtainedOn: one.obtainedOn,
      expiresOn: one.expiresOn,
      badgeUrl: one.badgeUrl,
      badgeId,
      seen: one.seenAt === null ? null : { by: seenBy ?? "a coordinator", at: one.seenAt },
      name,
      body,
      renewal: {
        day: due?.day ?? null,
        from: due?.from ?? null,
        daysLeft: due === null ? null : daysUntil(due.day, today),
      },
      rule:
        rule === null
          ? null
          : { text: rule.text, certainty: rule.certainty, readOn: rule.readOn, sourceIds: rule.sourceIds },
      scheme:
        scheme === undefined
          ? null
          : {
              id: scheme.id,
              name: scheme.name,
              progress: cycles.find((each) => each.scheme.id === scheme.id) ?? null,
            },
    };
  });
  const far = "9999";
  return {
    today,
    held: held.sort((a, b) => ((a.renewal.day ?? far) < (b.renewal.day ?? far) ? -1 : 1)),
    sources,
  };
}
