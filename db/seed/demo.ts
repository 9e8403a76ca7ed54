import { hash } from "@node-rs/argon2";
import { eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { hashCost } from "../../domain/accounts/password";
import type { Db, Tx } from "../client";
import * as tables from "../schema/index";
import { ensureDefaultProgramme } from "./default-programme";
import { caseRows } from "./demo-cases";
import { completedRows, withEarlier } from "./demo-completed";
import { cpdRows } from "./demo-cpd";
import { demoPassword, memberRows } from "./demo-members";
import { mentoringRows } from "./demo-mentoring";
import { moderationRows } from "./demo-moderation";
import { pairRows } from "./demo-pairs";
import { threadRows } from "./demo-threads";
import { waitingRows } from "./demo-waiting";
import { readPeople } from "./people-file";
import { readThreads } from "./threads-file";

const batch = 500;
/** Where the demo community writes to its coordinators. */
const demoContact = "coordinators@demo.example";

/**
 * Loads the demo community: 48 mentors, 60 mentees, a coordinator, a moderator and an administrator, with their
 * mentorships, requests and what waits for an answer, dated back from `now`. All or nothing; a database that has demo people already is left as
 * it is. The catalogue must be there. `onlyWhenNew` loads it only where there is no programme yet.
 */
export async function seedDemo({
  db,
  now,
  onlyWhenNew = false,
}: {
  db: Db;
  now: Date;
  onlyWhenNew?: boolean;
}): Promise<{ loaded: boolean }> {
  const people = withEarlier(readPeople());
  const passwordHash = await hash(demoPassword, hashCost);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(6174003)`);
    const [present] = await tx
      .select({ id: tables.members.id })
      .from(tables.members)
      .where(eq(tables.members.isDemo, true))
      .limit(1);
    if (present !== undefined) return { loaded: false };
    if (onlyWhenNew && (await tx.$count(tables.programmes)) > 0) return { loaded: false };
    const programmeId = await ensureDefaultProgramme(tx, now);
    await tx
      .update(tables.programmes)
      .set({ settings: sql`${tables.programmes.settings} || ${JSON.stringify({ contact: demoContact })}::jsonb` })
      .where(eq(tables.programmes.id, programmeId));
    const items = await tx.select().from(tables.agreementItems).orderBy(tables.agreementItems.position);
    const clauses = items.map(({ id, title, text }) => ({ id, title, text }));

    const persons = memberRows(people, { now, passwordHash, programmeId });
    const mentoring = mentoringRows(people, { now, programmeId });
    const pairs = pairRows(people, { now, programmeId, clauses });
    const waiting = waitingRows(people, { now, programmeId });
    const development = cpdRows(people, { now });
    const completed = completedRows(people, { now });
    const filed = await tx.select({ id: tables.cases.id, domainId: tables.cases.domainId }).from(tables.cases);
    const conversations = readThreads();
    const told = caseRows(now);
    const domainsOfCases = new Map(
      [...filed, ...told.cases].flatMap(({ id, domainId }) => (id === undefined ? [] : [[id, domainId] as const])),
    );
    const talk = threadRows(conversations, domainsOfCases, now);
    const moderation = moderationRows(conversations, now);
    const joined = persons.members.map((one) => ({ programmeId, memberId: one.id ?? "", joinedAt: now }));

    await insertAll(tx, tables.members, persons.members);
    await insertAll(tx, tables.programmeMembers, joined);
    await insertAll(tx, tables.hats, persons.hats);
    await insertAll(tx, tables.consents, persons.consents);
    await insertAll(tx, tables.availability, [...persons.availability, ...waiting.availability]);
    await insertAll(tx, tables.heldCredentials, persons.heldCredentials);
    await insertAll(tx, tables.fieldVisibility, [...persons.fieldVisibility, ...waiting.fieldVisibility]);
    await insertAll(tx, tables.mentorProfiles, [...mentoring.mentorProfiles, ...waiting.mentorProfiles]);
    await insertAll(tx, tables.mentorApplications, [...mentoring.mentorApplications, ...waiting.mentorApplications]);
    await insertAll(tx, tables.mentorDomains, [...mentoring.mentorDomains, ...waiting.mentorDomains]);
    await insertAll(tx, tables.roleHistory, [...mentoring.roleHistory, ...waiting.roleHistory]);
    await insertAll(tx, tables.strengths, [...mentoring.strengths, ...waiting.strengths]);
    await insertAll(tx, tables.menteeProfiles, mentoring.menteeProfiles);
    await insertAll(tx, tables.ratings, mentoring.ratings);
    await insertAll(tx, tables.obligations, [...pairs.obligations, ...waiting.obligations, ...development.obligations]);
    await insertAll(tx, tables.requests, [...pairs.requests, ...waiting.requests]);
    await insertAll(tx, tables.requestChoices, [...pairs.requestChoices, ...waiting.requestChoices]);
    await insertAll(tx, tables.requestGaps, [...pairs.requestGaps, ...waiting.requestGaps]);
    await insertAll(tx, tables.mentorships, pairs.mentorships);
    await insertAll(tx, tables.mentorshipMoves, pairs.mentorshipMoves);
    await insertAll(tx, tables.agreements, pairs.agreements);
    await insertAll(tx, tables.agreementSignatures, pairs.agreementSignatures);
    await insertAll(tx, tables.heldSessions, [...development.heldSessions, ...completed.heldSessions]);
    await insertAll(tx, tables.mentorshipCertificates, completed.mentorshipCertificates);
    await insertAll(tx, tables.cpdFollowed, development.cpdFollowed);
    await insertAll(tx, tables.cpdEntries, development.cpdEntries);
    await insertAll(tx, tables.cpdEntryHeadings, development.cpdEntryHeadings);
    await insertAll(tx, tables.cpdOfferAnswers, development.cpdOfferAnswers);
    await insertAll(tx, tables.cpdProjects, development.cpdProjects);
    await insertAll(tx, tables.cases, told.cases);
    await insertAll(tx, tables.caseSkills, told.caseSkills);
    await insertAll(tx, tables.caseDecisions, told.caseDecisions);
    await insertAll(tx, tables.caseDrafts, told.caseDrafts);
    await insertAll(tx, tables.threads, talk.threads);
    await insertAll(tx, tables.threadTags, talk.threadTags);
    await insertAll(tx, tables.posts, talk.posts);
    await insertAll(tx, tables.posts, moderation.posts);
    await insertAll(tx, tables.moderationMatters, moderation.moderationMatters);
    await insertAll(tx, tables.flags, moderation.flags);
    await insertAll(tx, tables.obligations, moderation.obligations);
    await insertAll(tx, tables.postRevisions, talk.postRevisions);
    await insertAll(tx, tables.threadPseudonyms, talk.threadPseudonyms);
    await insertAll(tx, tables.postReactions, talk.postReactions);
    await insertAll(tx, tables.keptPosts, talk.keptPosts);
    await insertAll(tx, tables.watches, talk.watches);
    await insertAll(tx, tables.threadTakeaways, talk.threadTakeaways);
    await insertAll(tx, tables.threadReads, talk.threadReads);
    return { loaded: true };
  });
}

async function insertAll<T extends PgTable>(tx: Tx, table: T, rows: T["$inferInsert"][]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await tx.insert(table).values(rows.slice(from, from + batch));
}

/**
 * Removes the demo community with everything that hangs on it: requests, mentorships, ratings, sessions. Members who
 * are not of the demo keep their accounts. Returns how many people were removed.
 */
export async function removeDemo({ db }: { db: Db }): Promise<{ removed: number }> {
  return db.transaction(async (tx) => {
    const demo = sql`(select id from members where is_demo)`;
    await tx.execute(sql`delete from mentorships where mentor_id in ${demo} or mentee_id in ${demo}`);
    await tx.execute(sql`delete from request_choices where mentor_id in ${demo}`);
    await tx.execute(sql`delete from requests r where r.mentee_id in ${demo}
      or not exists (select from request_choices c where c.request_id = r.id)`);
    await tx.execute(sql`with gone as (delete from moderation_matters m where not exists (
        select from flags f where f.matter_id = m.id and f.reporter_id not in ${demo}) returning id)
      delete from obligations o using gone where o.subject_id = gone.id`);
    await tx.execute(sql`delete from threads where opened_by_id in ${demo}`);
    await tx.execute(sql`delete from cases where author_id in ${demo}`);
    const gone = await tx
      .delete(tables.members)
      .where(eq(tables.members.isDemo, true))
      .returning({ id: tables.members.id });
    return { removed: gone.length };
  });
}
