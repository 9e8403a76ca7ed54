import { eq } from "drizzle-orm";
import { credentials, heldCredentials, members } from "@/db/schema/index";
import { credentialSeen } from "@/server/email/templates/credential-seen";
import type { MailEvent } from "./event";

export const seen: MailEvent<"credential.seen"> = {
  hearers: async (db, fact) =>
    db
      .select({ memberId: heldCredentials.memberId })
      .from(heldCredentials)
      .where(eq(heldCredentials.id, fact.heldCredentialId)),
  compose: async ({ db, letter }, fact) => {
    const [row] = await db
      .select({ credential: credentials.name, seenAt: heldCredentials.seenAt, by: members.name })
      .from(heldCredentials)
      .innerJoin(credentials, eq(credentials.id, heldCredentials.credentialId))
      .leftJoin(members, eq(members.id, heldCredentials.seenById))
      .where(eq(heldCredentials.id, fact.heldCredentialId));
    // Taken back, or changed by its holder meanwhile.
    if (row === undefined || row.seenAt?.toISOString() !== fact.seenAt) return undefined;
    return credentialSeen(letter, {
      credential: row.credential,
      by: row.by ?? "A coordinator of your programme",
      at: row.seenAt,
    });
  },
};
