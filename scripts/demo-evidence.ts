import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { MemberCtx } from "@/server/context";
import type { Db } from "../db/client";
import { evidence, members, mentorships, plans } from "../db/schema/index";
import type { MemberActor } from "../domain/actor";
import type { AddEvidence } from "../domain/evidence/form";
import { addEvidence, editEvidence } from "../server/evidence/keep";
import { linkEvidence } from "../server/evidence/links";
import { askAboutEvidence, confirmEvidence } from "../server/evidence/mentor";

const day = 86_400_000;
const menteeEmail = "jasmine.owusu.pettifer@demo.example";

/** A piece, how many days ago it happened, the lines of the plan that it serves and what the mentor has said of it. */
type Piece = Partial<AddEvidence> &
  Pick<AddEvidence, "title" | "shows"> & {
    daysAgo: number;
    serves?: readonly string[];
    confirmed?: boolean;
    asked?: string;
    editedTo?: string;
  };

const runningOrder = `Settlements workshop, running order
1. What happens today, from cut-off to confirmation: 20 minutes, their words on the wall
2. Where it breaks: 15 minutes, three examples each
3. What has to be true afterwards: 40 minutes, one requirement on one card, with its owner
4. What we do not agree on: 10 minutes, written down and taken to the sponsor
`;

const pieces: readonly Piece[] = [
  {
    title: "Two process maps of outgoing payments, checked by their users",
    shows:
      "I drew both maps in BPMN from four interviews. The team leads of both shifts walked them with me and corrected eleven steps; the second version is the one they use for new joiners.",
    daysAgo: 146,
    delivery: "led_part",
    communication: "supported",
    context: "running",
    audiences: ["team"],
    stages: ["requirements"],
    size: "medium",
    serves: ["Process mapping and BPMN course", "Maps a process end to end, unaided"],
    confirmed: true,
  },
  {
    title: "One release from the inside: a page on what the analyst did and why",
    shows:
      "I shadowed the business analyst through a release of faster payments and kept the list of open questions. Three of them became defects found before testing.",
    daysAgo: 63,
    accountability: "supported",
    delivery: "contributed",
    context: "running",
    audiences: ["team", "vendor"],
    stages: ["requirements", "design", "test"],
    size: "large",
    serves: ["Shadow the BA on faster payments", "Shadowed a BA through one release"],
    confirmed: true,
    editedTo: "One release from the inside: what the analyst did, and what I would do",
  },
  {
    title: "First requirements workshop, running order",
    shows:
      "My running order for ninety minutes with operations. We kept to it but for the third part, which took twice as long.",
    daysAgo: 21,
    communication: "led_part",
    accountability: "contributed",
    context: "running",
    audiences: ["team", "middle_management"],
    stages: ["requirements"],
    size: "medium",
    kind: "file",
    file: { name: "running order.txt", bytes: new TextEncoder().encode(runningOrder) },
    serves: ["Run two requirements workshops", "Runs two requirements workshops"],
    asked: "Who decided what to do with the part that you could not agree on?",
  },
  {
    title: "One RAID log in the place of four",
    shows:
      "Four projects reported their risks in four spreadsheets. I set one register up, agreed the scales with their managers and moved everything that was open in two weeks.",
    daysAgo: 260,
    accountability: "contributed",
    delivery: "led_part",
    context: "setting_up",
    audiences: ["middle_management"],
    size: "programme",
  },
  {
    title: "Steering paper on the reconciliation break",
    shows: "I wrote the options and their costs; the project manager presented them. The board took the second.",
    daysAgo: 104,
    accountability: "supported",
    communication: "contributed",
    context: "running",
    audiences: ["senior_management"],
    stages: ["operate"],
    size: "large",
    visibility: "mentor",
  },
  {
    title: "Notes for my appraisal",
    shows: "What I want to say, and what I would rather hear first.",
    daysAgo: 12,
    visibility: "private",
  },
];

/**
 * The evidence of the demo mentee, linked to their plan, some of it confirmed, edited since or asked about by their mentor.
 * Does nothing where the mentee keeps evidence already, or has no plan.
 */
export async function addDemoEvidence(db: Db, now: Date): Promise<void> {
  const [found] = await db
    .select({ plan: plans, mentorId: mentorships.mentorId })
    .from(members)
    .innerJoin(plans, eq(plans.ownerId, members.id))
    .innerJoin(mentorships, and(eq(mentorships.menteeId, members.id), isNull(mentorships.endedAt)))
    .where(eq(members.email, menteeEmail));
  if (!found || (await db.$count(evidence, eq(evidence.ownerId, found.plan.ownerId))) > 0) return;
  const { plan, mentorId } = found;
  const on = (id: string, daysAgo: number): MemberCtx => {
    const at = new Date(now.getTime() - daysAgo * day);
    const actor: MemberActor = { kind: "member", id, sessionId: randomUUID(), authenticatedAt: at, hats: [] };
    return { db, actor, now: at, requestId: "demo" };
  };
  for (const piece of pieces) {
    const { daysAgo, serves = [], confirmed, asked, editedTo, ...said } = piece;
    const kept: AddEvidence = {
      kind: "text",
      link: null,
      file: null,
      accountability: null,
      communication: null,
      delivery: null,
      audiences: [],
      context: null,
      size: null,
      budget: "",
      stages: [],
      visibility: "linked",
      ...said,
      happenedOn: new Date(now.getTime() - daysAgo * day).toISOString().slice(0, 10),
      idempotencyKey: randomUUID(),
    };
    const mine = on(plan.ownerId, daysAgo - 2);
    const theirs = on(mentorId, daysAgo - 5);
    const { evidenceId } = await addEvidence(mine, kept);
    for (const { id, title, criteria } of plan.document.items) {
      const place = { evidenceId, planId: plan.id, itemId: id };
      if (serves.includes(title)) await linkEvidence(mine, { ...place, criterionId: null });
      const served = criteria.filter((criterion) => serves.includes(criterion.text));
      for (const criterion of served) await linkEvidence(mine, { ...place, criterionId: criterion.id });
    }
    if (confirmed === true) await confirmEvidence(theirs, { evidenceId, version: 1 });
    if (asked !== undefined)
      await askAboutEvidence(theirs, { evidenceId, question: asked, idempotencyKey: randomUUID() });
    if (editedTo !== undefined) {
      const { kind: _kind, idempotencyKey: _key, ...edit } = kept;
      await editEvidence(on(plan.ownerId, daysAgo - 9), { ...edit, title: editedTo, evidenceId, version: 1 });
    }
  }
}
