import { randomBytes } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db, Tx } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { testDb } from "@/db/test-database";
import type { Actor } from "@/domain/actor";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";
import { inputs, type ProcedurePath } from "./inputs.fixture";
import { type Person, people, type Scene, setScene } from "./people.fixture";

const { db, url } = await testDb();
Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: randomBytes(48).toString("base64url") });
const columns = Object.keys(people) as Person[]; // Object.keys loses the key type of a constant object
const paths = Object.keys(inputs).sort() as ProcedurePath[]; // likewise
const createCaller = createCallerFactory(appRouter);

class RolledBack extends Error {}

/** One database for every cell, so that what listens on the pool listens once; its statements go to the cell's transaction. */
let statements: Db | Tx = db;
const stand = new Proxy(db, {
  get: (pool, name) => Reflect.get(name === "$client" ? pool : statements, name),
});

/** What a refusal prints as; anything that is no refusal of the person counts as allowed. */
const refusals: Partial<Record<TRPCError["code"], string>> = {
  UNAUTHORIZED: "sign in",
  FORBIDDEN: "no",
  NOT_FOUND: "hidden",
};

async function attempt(scene: Scene, path: ProcedurePath, actor: Actor): Promise<string> {
  let outcome = "yes";
  const run = async (tx: Tx) => {
    statements = tx;
    const caller = createCaller({
      db: stand,
      actor,
      now: factoryNow,
      requestId: "matrix",
      ip: "127.0.0.1",
      device: "matrix",
      cookie: { start: () => {}, end: () => {} },
    });
    const [word = "", verb = ""] = path.split(".");
    const procedure: unknown = Reflect.get(Reflect.get(caller, word), verb);
    if (typeof procedure !== "function") throw new Error(`${path} is not a procedure.`);
    try {
      await procedure(inputs[path](scene));
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error;
      if (error.code === "INTERNAL_SERVER_ERROR") throw new Error(`${path} failed.`, { cause: error });
      // A wrong password is refused as unauthorised too, but it says nothing of who may try.
      if (error.code !== "UNAUTHORIZED" || error.message === "accounts.sign_in_first")
        outcome = refusals[error.code] ?? "yes";
      // A malformed input is refused before the policy is asked: such a cell would say nothing.
      if (error.code === "BAD_REQUEST" && error.cause?.name === "ZodError")
        throw new Error(`${path}: the matrix sends a malformed input.`, { cause: error });
    }
    throw new RolledBack();
  };
  await db.transaction(run).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return outcome;
}

describe("the permission matrix", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene(db);
  });

  test("every procedure has a row", () => {
    expect(Object.keys(appRouter._def.procedures).sort()).toEqual(paths);
  });

  test("every procedure answers every kind of person as the checked-in table says", async () => {
    const rows: string[] = [];
    for (const path of paths) {
      const cells: string[] = [];
      for (const person of columns) cells.push(await attempt(scene, path, scene.actors[person]));
      rows.push(`| \`${path}\` | ${cells.join(" | ")} |`);
    }
    const table = [
      "# Who may call what",
      "",
      "Every procedure, tried as every kind of person against a real database. *yes*: the person may (the call may still be",
      "refused for what it asks); *sign in*: not without signing in; *no*: may see it but not do it; *hidden*: cannot tell that it exists.",
      "`npm run permissions` writes this table; the tests compare it.",
      "",
      ...columns.map((person) => `- **${person}**: ${people[person]}.`),
      "",
      `| Procedure | ${columns.join(" | ")} |`,
      `|---|${columns.map(() => "---").join("|")}|`,
      ...rows,
      "",
    ].join("\n");
    await expect(table).toMatchFileSnapshot("../../docs/permissions.md");
  }, 300_000);
});
