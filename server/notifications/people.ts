import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { hats, members, suppressedAddresses } from "@/db/schema/index";

type Reader = Db | Tx;

/** Somebody who may be written to, as they are now. */
export type Person = {
  id: string;
  name: string;
  firstName: string;
  email: string;
  verified: boolean;
  suspended: boolean;
  zone: string;
};

/** The member as they are now, or undefined when the account is gone. */
export async function findPerson(db: Reader, memberId: string): Promise<Person | undefined> {
  const [row] = await db
    .select({
      id: members.id,
      name: members.name,
      email: members.email,
      verifiedAt: members.emailVerifiedAt,
      suspendedAt: members.suspendedAt,
      zone: members.timeZone,
    })
    .from(members)
    .where(eq(members.id, memberId));
  if (row === undefined) return undefined;
  const { verifiedAt, suspendedAt, ...person } = row;
  return { ...person, firstName: firstName(row.name), verified: verifiedAt !== null, suspended: suspendedAt !== null };
}

/** The first word of a name: all that mail says of anybody. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** Whether a mail server has told us that nobody is at this address. */
export async function isSuppressed(db: Reader, email: string): Promise<boolean> {
  const [row] = await db
    .select({ email: suppressedAddresses.email })
    .from(suppressedAddresses)
    .where(eq(suppressedAddresses.email, email));
  return row !== undefined;
}

/** The coordinators of a programme. */
export async function coordinatorsOf(db: Reader, programmeId: string): Promise<string[]> {
  const rows = await db
    .select({ id: hats.memberId })
    .from(hats)
    .where(and(eq(hats.kind, "coordinator"), eq(hats.programmeId, programmeId)));
  return rows.map((row) => row.id);
}

/** The administrators of the installation. */
export async function administrators(db: Reader): Promise<string[]> {
  const rows = await db.select({ id: hats.memberId }).from(hats).where(eq(hats.kind, "admin"));
  return rows.map((row) => row.id);
}
