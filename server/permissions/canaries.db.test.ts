import { randomBytes } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { factoryNow } from "@/db/factories";
import { testDb } from "@/db/test-database";
import type { Actor } from "@/domain/actor";
import { mentorIndexKeeper } from "@/server/matching/index-keeper";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";
import { type Cage, setCanaries } from "./canaries.fixture";
import { inputs, type ProcedurePath } from "./inputs.fixture";
import { type Person, people, type Scene, setScene } from "./people.fixture";

const { db, url } = await testDb();
Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: randomBytes(48).toString("base64url") });
const columns = Object.keys(people) as Person[]; // Object.keys loses the key type of a constant object
const createCaller = createCallerFactory(appRouter);

/** The procedures that read; tRPC keeps them in one flat record, whatever its type says. */
const reading = new Set(
  Object.entries(appRouter._def.procedures as Record<string, unknown>).flatMap(([path, procedure]) =>
    kindOf(procedure) === "query" ? [path] : [],
  ),
);

function kindOf(procedure: unknown): unknown {
  return typeof procedure === "function" ? Reflect.get(Reflect.get(procedure, "_def"), "type") : undefined;
}

type Question = { path: ProcedurePath; input: unknown };

/** Every procedure that reads, with the inputs of the matrix, and more questions about what is hidden. */
function questions(scene: Scene, cage: Cage): Question[] {
  const reads = (Object.keys(inputs) as ProcedurePath[]) // likewise
    .filter((path) => reading.has(path))
    .map((path) => ({ path, input: inputs[path](scene) }));
  return [
    ...reads,
    ...[cage.secretHandle, scene.otherMentorHandle].flatMap((handle) => [
      { path: "matching.getMentor" as const, input: { handle } },
      { path: "requests.getRequestForm" as const, input: { handle } },
    ]),
    { path: "matching.listMentors", input: { all: true } },
    { path: "requests.getRequest", input: { requestId: cage.declinedId } },
    { path: "mentorships.get", input: { mentorshipId: cage.endedId } },
    { path: "evidence.get", input: { evidenceId: cage.privateEvidenceId } },
    { path: "gates.getGate", input: cage.signedGate },
  ];
}

/** What a person is answered, as text; a refusal is what its message and data say. */
async function answerTo(actor: Actor, { path, input }: Question): Promise<string> {
  const caller = createCaller({
    db,
    actor,
    now: factoryNow,
    requestId: "canaries",
    ip: "127.0.0.1",
    device: "canaries",
    cookie: { start: () => {}, end: () => {} },
  });
  const [word = "", verb = ""] = path.split(".");
  const procedure: unknown = Reflect.get(Reflect.get(caller, word), verb);
  if (typeof procedure !== "function") throw new Error(`${path} is not a procedure.`);
  try {
    return JSON.stringify(await procedure(input)) ?? "";
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    return error.message;
  }
}

describe("what nobody else may read", () => {
  let scene: Scene;
  let cage: Cage;
  beforeAll(async () => {
    scene = await setScene(db);
    cage = await setCanaries(db, scene);
    await mentorIndexKeeper(db).sync();
  });

  test("no procedure answers anybody with a private text that is not theirs to read", async () => {
    const leaks: string[] = [];
    const read = new Set<string>();
    for (const person of columns) {
      for (const question of questions(scene, cage)) {
        const answer = await answerTo(scene.actors[person], question);
        for (const { text, may } of cage.canaries) {
          if (!answer.includes(text)) continue;
          if (may.includes(person)) read.add(text);
          else leaks.push(`${question.path} tells ${person}: ${text}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    // The places are really read: what belongs to somebody reaches them.
    for (const place of [
      "goals",
      "why",
      "answer",
      "decline-note",
      "contact-note",
      "gate-draft",
      "review-draft",
      "gate-reason",
      "shown-evidence",
      "evidence-question",
      "private-evidence-words",
      "motivation",
      "farewell",
      "ledger-entry",
      "reflection",
      "project-words",
      "draft",
    ]) {
      expect([...read].some((text) => text.startsWith(`canary-${place}-`))).toBe(true);
    }
  }, 300_000);
});
