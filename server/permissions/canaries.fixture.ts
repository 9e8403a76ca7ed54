import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newRequest } from "@/db/factories";
import {
  contactNotes,
  cpdEntries,
  cpdProjects,
  drafts,
  fieldVisibility,
  heldCredentials,
  members,
  mentorApplications,
  mentorProfiles,
  mentorshipMoves,
  requestChoices,
  requests,
  roleHistory,
} from "@/db/schema/index";
import { visibleFields } from "@/domain/accounts/visibility";
import { hideEvidence } from "./evidence.fixture";
import { hideGates } from "./gates.fixture";
import { type Person, people, type Scene } from "./people.fixture";

/** A text that stands in one private place, and the people of the matrix who may read it there. */
type Canary = { text: string; may: readonly Person[] };

/** What the canaries hang on, for questions that the matrix does not ask. */
export type Cage = {
  canaries: Canary[];
  secretHandle: string;
  declinedId: string;
  endedId: string;
  /** A piece of evidence that the mentee keeps private, although it is linked. */
  privateEvidenceId: string;
  /** A gate of the mentee whose review both have signed. */
  signedGate: { planId: string; itemId: string };
};

const mentee: readonly Person[] = ["mentee", "stale mentee"];

/** Puts a text of its own into every private place of the scene. */
export async function setCanaries(db: Db, scene: Scene): Promise<Cage> {
  const canaries: Canary[] = [];
  const sing = (place: string, may: readonly Person[] = []) => {
    const text = `canary-${place.replaceAll(" ", "-")}-${canaries.length}`;
    canaries.push({ text, may });
    return text;
  };
  for (const person of Object.keys(people) as Person[]) {
    // Object.keys loses the key type of a constant object
    const actor = scene.actors[person];
    if (actor.kind !== "member" || person === "stale mentee") continue;
    const self = person === "mentee" ? mentee : [person];
    await keepToSelf(db, actor.id, (place) => sing(`${place} of ${person}`, self), person);
  }
  await db.insert(drafts).values({
    memberId: scene.menteeId,
    key: "evidence:text",
    fields: { shows: [sing("draft", mentee)] },
    version: 1,
    writer: scene.menteeId,
    savedAt: factoryNow,
  });
  const secret = await newMentor(db, scene.programmeId, {
    member: { name: sing("unlisted name", ["admin"]), handle: "unlisted-mentor" },
  });
  await db
    .update(mentorProfiles)
    .set({ questions: [sing("unlisted question")] })
    .where(eq(mentorProfiles.memberId, secret.id));
  await keepToSelf(db, secret.id, (place) => sing(`${place} of an unlisted mentor`), null);
  await fillRequest(db, scene, sing);
  const declinedId = await addDeclined(db, scene, sing);
  await db.insert(contactNotes).values([
    {
      mentorshipId: scene.mentorshipId,
      memberId: scene.menteeId,
      text: sing("contact note", [...mentee, "own mentor"]),
      updatedAt: factoryNow,
    },
  ]);
  await db
    .update(mentorApplications)
    .set({ motivation: sing("motivation", ["coordinator"]) })
    .where(eq(mentorApplications.id, scene.applicationId));
  await db
    .update(cpdEntries)
    .set({ what: sing("ledger entry", mentee), reflection: sing("reflection", mentee) })
    .where(eq(cpdEntries.id, scene.cpdEntryId));
  await db
    .update(cpdProjects)
    .set({ title: sing("project", mentee), words: sing("project words", mentee) })
    .where(eq(cpdProjects.id, scene.cpdProjectId));
  const endedId = await addEnded(db, scene, sing);
  await db.insert(mentorshipMoves).values({
    mentorshipId: scene.certificate.mentorshipId,
    actorId: scene.menteeId,
    toState: "completed",
    reason: sing("reason for completing", mentee),
    farewell: sing("farewell on completing", [...mentee, "own mentor"]),
    at: factoryNow,
  });
  const privateEvidenceId = await hideEvidence(db, scene, {
    shown: sing("shown evidence", [...mentee, "own mentor"]),
    question: sing("evidence question", [...mentee, "own mentor"]),
    privateTitle: sing("private evidence title", mentee),
    privateWords: sing("private evidence words", mentee),
  });
  const ownMentor = scene.actors["own mentor"];
  if (ownMentor.kind !== "member") throw new Error("The scene has no mentor of the mentee's own.");
  const pair = { id: scene.mentorshipId, mentorId: ownMentor.id, menteeId: scene.menteeId };
  const { planId, itemId } = await hideGates(db, pair, scene.gates, (place, may) =>
    sing(place, may === "mentor" ? ["own mentor"] : [...mentee, "own mentor"]),
  );
  return {
    canaries,
    signedGate: { planId, itemId },
    secretHandle: "unlisted-mentor",
    declinedId,
    endedId,
    privateEvidenceId,
  };
}

type Sing = (place: string, may?: readonly Person[]) => string;

/** A whole profile that its owner shows to nobody; the listing stays as it is for the people whom the matrix names. */
async function keepToSelf(
  db: Db,
  memberId: string,
  sing: (place: string) => string,
  person: Person | null,
): Promise<void> {
  await db
    .update(members)
    .set({
      email: `${sing("address")}@example.test`,
      lineManagerEmail: `${sing("manager")}@example.test`,
      unit: sing("unit"),
      organisation: sing("organisation"),
      pronouns: sing("pronouns"),
      city: sing("city"),
      headline: sing("headline"),
      bio: sing("bio"),
      jobTitle: sing("title"),
      languages: [sing("language")],
      passwordHash: sing("hash"),
    })
    .where(eq(members.id, memberId));
  await db
    .insert(roleHistory)
    .values({ memberId, roleId: "pmo-analyst", fromYear: 2008, toYear: 2009, title: sing("post"), note: sing("note") });
  await db.insert(heldCredentials).values({
    memberId,
    credentialId: "prince2-practitioner",
    badgeUrl: `https://badges.example.test/${sing("badge")}`,
    createdAt: factoryNow,
  });
  const fields = visibleFields.filter((field) => person === null || field !== "listing");
  for (const field of fields) {
    await db
      .insert(fieldVisibility)
      .values({ memberId, field, audience: "only_me" })
      .onConflictDoUpdate({ target: [fieldVisibility.memberId, fieldVisibility.field], set: { audience: "only_me" } });
  }
}

async function fillRequest(db: Db, scene: Scene, sing: Sing): Promise<void> {
  const may: readonly Person[] = [...mentee, "mentor"];
  await db
    .update(requests)
    .set({ goals: sing("goals", may), background: sing("background", may) })
    .where(eq(requests.id, scene.requestId));
  await db
    .update(requestChoices)
    .set({ whyThisMentor: sing("why", may), answers: [{ question: "Why now?", answer: sing("answer", may) }] })
    .where(eq(requestChoices.id, scene.choiceId));
}

/** A closed request: the mentor who declined it reads their own note, and the mentee's words no longer. */
async function addDeclined(db: Db, scene: Scene, sing: Sing): Promise<string> {
  const { request } = await db.transaction(async (tx: Tx) =>
    newRequest(tx, {
      programmeId: scene.programmeId,
      menteeId: scene.menteeId,
      mentorIds: [scene.otherMentorId],
      choice: {
        state: "declined",
        askedAt: factoryNow,
        decidedAt: factoryNow,
        declineReason: "no_room",
        declineNote: sing("decline note", [...mentee, "other mentor"]),
        whyThisMentor: sing("why of a declined request", mentee),
      },
    }),
  );
  await db
    .update(requests)
    .set({ state: "exhausted", closedAt: factoryNow, goals: sing("goals of a declined request", mentee) })
    .where(eq(requests.id, request.id));
  return request.id;
}

/** A mentorship that is over, between the other mentor and somebody of no column. */
async function addEnded(db: Db, scene: Scene, sing: Sing): Promise<string> {
  const former = await newMentee(db, scene.programmeId);
  await newMember(db);
  const pair = await newMentorship(db, {
    programmeId: scene.programmeId,
    mentorId: scene.otherMentorId,
    menteeId: former.id,
    values: { state: "ended", endedAt: factoryNow },
  });
  await db.insert(contactNotes).values({
    mentorshipId: pair.id,
    memberId: former.id,
    text: sing("contact of an ended pair"),
    updatedAt: factoryNow,
  });
  await db.insert(mentorshipMoves).values([
    {
      mentorshipId: pair.id,
      actorId: former.id,
      toState: "ended",
      reason: sing("reason for an end"),
      farewell: sing("farewell", ["other mentor"]),
      at: factoryNow,
    },
  ]);
  return pair.id;
}
