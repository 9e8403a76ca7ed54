import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newProgramme } from "@/db/factories";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import type { GateWords } from "@/domain/gates/words";
import { addEvidence } from "@/server/evidence/keep";
import { linkEvidence } from "@/server/evidence/links";
import { confirmEvidence } from "@/server/evidence/mentor";
import { textPiece } from "@/server/evidence/stage.fixture";
import { rateOwner } from "@/server/plans/benchmark/benchmark";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { pairWithPlan } from "./gates.fixture";
import { getStanding } from "./review-view";
import { submitGate } from "./submit";

const { db } = await testDb();
let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

type Stage = Awaited<ReturnType<typeof pairWithPlan>>;

async function linked({ mentee, planId, gateId }: Stage, criterionId: string) {
  const { evidenceId } = await addEvidence(mentee, textPiece());
  await linkEvidence(mentee, { evidenceId, planId, itemId: gateId, criterionId });
  return evidenceId;
}

const marked = (criteria: readonly string[], mark: "met" | "partly"): GateWords => ({
  marks: criteria.map((criterionId) => ({ criterionId, mark, note: "" })),
  decision: mark === "met" ? "proceed" : "hold",
  conditions: [],
  why: "As agreed.",
  holdUntil: mark === "met" ? null : "2026-07-10",
});

async function decided({ mentee, mentor, planId, gateId }: Stage, words: GateWords) {
  const { reviewId } = await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: randomUUID() });
  await saveGateDraft(mentor, { planId, reviewId, words });
  const { plan } = await getGate(mentor, { planId, itemId: gateId });
  await signGate(mentor, { planId, reviewId, words, shownRevision: plan.revision, typedName: "Gwen Prosser" });
}

describe("a criterion that is marked met", () => {
  it("stands for good as met without evidence where there was none that its mentor could see when they signed", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, mentor, planId, gateId, criteria } = stage;
    const [mapped, rated] = criteria;
    expect((await getGate(mentor, { planId, itemId: gateId })).bare).toEqual([mapped, rated]);
    await decided(stage, marked(criteria, "met"));
    await linked(stage, mapped);
    for (const reader of [mentee, mentor]) {
      const { signed } = await getGate(reader, { planId, itemId: gateId });
      expect(signed?.gate.metWithoutEvidence).toEqual([mapped, rated]);
    }
  });

  it("has something to show where evidence is linked to it, or its mentor has rated the level that it asks for", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentor, planId, gateId, criteria } = stage;
    await linked(stage, criteria[0]);
    await rateOwner(mentor, { planId, ratings: [{ competencyId: "presenting", level: 3 }] });
    await decided(stage, marked(criteria, "met"));
    const { signed, names } = await getGate(mentor, { planId, itemId: gateId });
    expect(signed?.gate.metWithoutEvidence).toEqual([]);
    expect(Object.keys(names)).toEqual(["presenting"]);
  });
});

describe("the next gate of a plan", () => {
  it("says which criteria stand as met: by what its mentor confirmed, and after a review by its marks", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, mentor, planId, gateId, criteria } = stage;
    const met = async () => (await getStanding(mentee, { planId })).nextGate;
    const evidenceId = await linked(stage, criteria[0]);
    expect(await met()).toEqual({ itemId: gateId, met: [] });
    await confirmEvidence(mentor, { evidenceId, version: 1 });
    expect(await met()).toEqual({ itemId: gateId, met: [criteria[0]] });
    await decided(stage, marked(criteria, "partly"));
    expect(await met()).toEqual({ itemId: gateId, met: [] });
  });
});
