import { randomBytes } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";
import { inputs, type ProcedurePath } from "./permissions/inputs.fixture";
import { type Scene, setScene } from "./permissions/people.fixture";

const { db, url } = await testDb();
Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: randomBytes(48).toString("base64url") });
const createCaller = createCallerFactory(appRouter);
const paths = Object.keys(inputs) as ProcedurePath[]; // Object.keys loses the key type of a constant object

/** The input once for every text in it, with a NUL in that one. */
function spoilt(value: unknown): unknown[] {
  if (typeof value === "string") return [`${value}\0`];
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    spoilt(part).map((bad) =>
      Array.isArray(value)
        ? value.map((one: unknown, at) => (String(at) === name ? bad : one))
        : { ...value, [name]: bad },
    ),
  );
}

describe("a character that no text has", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene(db);
  });

  it("is refused in every text of every procedure, with a reason that has a sentence", async () => {
    const actor = scene.actors.mentee;
    const cookie = { start: () => {}, end: () => {} };
    let tried = 0;
    for (const path of paths) {
      const api = createCaller({ db, actor, now: factoryNow, requestId: "t", ip: "127.0.0.1", device: "t", cookie });
      const [word = "", verb = ""] = path.split(".");
      const procedure: unknown = Reflect.get(Reflect.get(api, word), verb);
      if (typeof procedure !== "function") throw new Error(`${path} is not a procedure.`);
      for (const input of spoilt(inputs[path](scene))) {
        const error: unknown = await procedure(input).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        const said = error instanceof TRPCError ? error.message : String(error);
        expect([path, said]).toEqual([path, "input.no_text"]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(200);
  });
});
