import { eq } from "drizzle-orm";
import { heldCredentials } from "@/db/schema/index";
import { daysUntil } from "@/domain/cpd/renewal";
import { isoDate } from "@/domain/dates";
import { findRenewal } from "@/server/cpd/renewals";
import { credentialRenewalDue } from "@/server/email/templates/credential-renewal-due";
import type { MailEvent } from "./event";

export const renewalDue: MailEvent<"credential.renewal_due"> = {
  hearers: async (db, fact) =>
    db
      .select({ memberId: heldCredentials.memberId })
      .from(heldCredentials)
      .where(eq(heldCredentials.id, fact.heldCredentialId)),
  compose: async ({ db, letter, now, to }, fact) => {
    const today = isoDate(now, to.zone);
    const renewal = await findRenewal(db, fact.heldCredentialId, today);
    // Renewed, moved or taken off the profile meanwhile.
    if (renewal === undefined || renewal.renewBy !== fact.renewBy) return undefined;
    const daysLeft = daysUntil(renewal.renewBy, today);
    if (daysLeft < 0) return undefined;
    return credentialRenewalDue(letter, {
      credential: renewal.name,
      body: renewal.body,
      renewBy: renewal.renewBy,
      daysLeft,
      rule: renewal.rule?.text ?? null,
    });
  },
};
