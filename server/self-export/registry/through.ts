import { eq, or, type SQL, sql } from "drizzle-orm";
import {
  cases,
  cpdEntries,
  evidence,
  flags,
  heldCredentials,
  members,
  mentorships,
  plans,
  posts,
  requests,
  threads,
} from "@/db/schema/index";
import type { Through } from "../tell";

/** The records of a member on which rows of other tables hang. */
export const own = {
  plans: {
    words: "their plans",
    ids: (me) => sql`(select ${plans.id} from ${plans} where ${eq(plans.ownerId, me)})`,
  },
  evidence: {
    words: "their pieces of evidence",
    ids: (me) => sql`(select ${evidence.id} from ${evidence} where ${eq(evidence.ownerId, me)})`,
  },
  requests: {
    words: "their requests",
    ids: (me) => sql`(select ${requests.id} from ${requests} where ${eq(requests.menteeId, me)})`,
  },
  mentorships: {
    words: "their mentorships, on either side",
    ids: (me) => sql`(select ${mentorships.id} from ${mentorships} where ${either(me)})`,
  },
  mentees: {
    words: "the mentorships in which they are the mentor",
    ids: (me) => sql`(select ${mentorships.id} from ${mentorships} where ${eq(mentorships.mentorId, me)})`,
  },
  ledger: {
    words: "the entries of their ledger",
    ids: (me) => sql`(select ${cpdEntries.id} from ${cpdEntries} where ${eq(cpdEntries.memberId, me)})`,
  },
  credentials: {
    words: "the credentials that they hold",
    ids: (me) => sql`(select ${heldCredentials.id} from ${heldCredentials} where ${eq(heldCredentials.memberId, me)})`,
  },
  cases: {
    words: "cases that they wrote",
    ids: (me) => sql`(select ${cases.id} from ${cases} where ${eq(cases.authorId, me)})`,
  },
  threads: {
    words: "threads that they opened",
    ids: (me) => sql`(select ${threads.id} from ${threads} where ${eq(threads.openedById, me)})`,
  },
  posts: {
    words: "what they said in discussions",
    ids: (me) => sql`(select ${posts.id} from ${posts} where ${eq(posts.authorId, me)})`,
  },
  reports: {
    words: "what they have reported",
    ids: (me) => sql`(select ${flags.matterId} from ${flags} where ${eq(flags.reporterId, me)})`,
  },
  address: {
    words: "their addresses",
    ids: (me) => sql`(select ${members.email} from ${members} where ${eq(members.id, me)})`,
  },
} as const satisfies Record<string, Through>;

function either(me: string): SQL | undefined {
  return or(eq(mentorships.mentorId, me), eq(mentorships.menteeId, me));
}
