import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { evidence, evidenceFiles, evidenceLinks, evidenceQuestions, planShares, plans } from "@/db/schema/index";
import type { LinkEvidence } from "@/domain/evidence/form";
import { newItem } from "@/domain/plans/document";

/** What is said of a piece in the inputs of the matrix. */
export const saidOfEvidence = {
  title: "Cutover weekend of the settlements feed",
  shows: "I wrote the run book and led the dress rehearsal.",
  happenedOn: "2026-05-16",
  accountability: "contributed",
  communication: null,
  delivery: "led_part",
  audiences: ["team", "vendor"],
  context: "running",
  size: "medium",
  budget: "",
  stages: ["test", "cutover"],
  visibility: "linked",
} as const;

export type EvidenceScene = {
  id: string;
  fileId: string;
  questionId: string;
  planId: string;
  itemId: string;
  place: LinkEvidence;
};

/** A file of the mentee on a goal of a plan that is shown to the mentor of this mentorship, who has asked about it. */
export async function addEvidence(
  db: Db,
  pair: { id: string; mentorId: string; menteeId: string },
): Promise<EvidenceScene> {
  const itemId = randomUUID();
  const [plan] = await db
    .insert(plans)
    .values({
      ownerId: pair.menteeId,
      document: {
        title: "From coordinator to project manager",
        purpose: "",
        startsOn: "2026-06-01",
        hoursPerWeek: 4,
        reviewEveryDays: null,
        frameworkVersion: 1,
        items: [newItem({ id: itemId, kind: "goal", title: "Lead a cutover", position: 1 })],
      },
      revision: 1,
      createdAt: factoryNow,
      updatedAt: factoryNow,
    })
    .returning({ id: plans.id });
  const [piece] = await db
    .insert(evidence)
    .values({
      ...saidOfEvidence,
      audiences: [...saidOfEvidence.audiences],
      stages: [...saidOfEvidence.stages],
      ownerId: pair.menteeId,
      kind: "file",
      key: randomUUID(),
      createdAt: factoryNow,
      editedAt: factoryNow,
    })
    .returning({ id: evidence.id });
  if (!plan || !piece) throw new Error("The evidence of the scene is incomplete.");
  const [file] = await db
    .insert(evidenceFiles)
    .values({
      evidenceId: piece.id,
      name: "run book.txt",
      mediaType: "text/plain; charset=utf-8",
      size: 8,
      bytes: Buffer.from("Run book"),
      storedAt: factoryNow,
    })
    .returning({ id: evidenceFiles.id });
  const [question] = await db
    .insert(evidenceQuestions)
    .values({
      evidenceId: piece.id,
      askerId: pair.mentorId,
      question: "How many people were on the call?",
      askedAt: factoryNow,
      key: randomUUID(),
    })
    .returning({ id: evidenceQuestions.id });
  if (!file || !question) throw new Error("The evidence of the scene is incomplete.");
  await db.insert(planShares).values({ planId: plan.id, mentorshipId: pair.id, sharedAt: factoryNow });
  const place = { evidenceId: piece.id, planId: plan.id, itemId, criterionId: null };
  await db.insert(evidenceLinks).values({ ...place, linkedAt: factoryNow });
  return { id: piece.id, fileId: file.id, questionId: question.id, planId: plan.id, itemId, place };
}

/**
 * Puts a text into the piece that the mentor of the pair sees, and into one on the same item that its owner keeps private.
 * Returns the id of the latter.
 */
export async function hideEvidence(
  db: Db,
  scene: { menteeId: string; evidence: EvidenceScene },
  texts: { shown: string; question: string; privateTitle: string; privateWords: string },
): Promise<string> {
  await db.update(evidence).set({ shows: texts.shown }).where(eq(evidence.id, scene.evidence.id));
  await db
    .update(evidenceQuestions)
    .set({ question: texts.question })
    .where(eq(evidenceQuestions.id, scene.evidence.questionId));
  const [piece] = await db
    .insert(evidence)
    .values({
      ownerId: scene.menteeId,
      kind: "text",
      title: texts.privateTitle,
      shows: texts.privateWords,
      happenedOn: "2026-05-16",
      visibility: "private",
      key: randomUUID(),
      createdAt: factoryNow,
      editedAt: factoryNow,
    })
    .returning({ id: evidence.id });
  if (!piece) throw new Error("The private piece was not inserted.");
  await db.insert(evidenceLinks).values({ ...scene.evidence.place, evidenceId: piece.id, linkedAt: factoryNow });
  return piece.id;
}
