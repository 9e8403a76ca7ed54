import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { hashPassword } from "@/server/accounts/passwords";
import { readSession } from "@/server/accounts/sessions";
import { later, visit } from "@/server/accounts/visit.fixture";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";

const { db } = await testDb();
const callAs = createCallerFactory(appRouter);
const until = new Date("2026-12-01T06:00:00Z");

test("while the installation is read-only people sign in, read and sign out, and nothing can be changed", async () => {
  const password = "four quiet otters row home";
  const member = await newMember(db, { passwordHash: await hashPassword(password) });
  let token = "";
  const cookie = {
    start: (given: string) => {
      token = given;
    },
    end: () => {},
  };
  const visitor = callAs({ ...visit(db), cookie, readOnlyUntil: until });
  await visitor.accounts.signInWithPassword({ email: member.email, password });
  const actor = await readSession(db, token, later(0));
  const own = callAs({ ...visit(db, { actor }), readOnlyUntil: until });
  expect(await own.accounts.own()).toMatchObject({ email: member.email });
  await own.obligations.noteVisit();
  expect(await own.mentorships.getToday()).toBeDefined();

  const refusal = { code: "SERVICE_UNAVAILABLE", message: "product.read_only" };
  await expect(own.accounts.removePhoto()).rejects.toMatchObject(refusal);
  await expect(
    visitor.accounts.signUp({ name: "Anne", email: "anne@example.test", password, adult: true, accepts: true }),
  ).rejects.toMatchObject(refusal);
  await callAs(visit(db, { actor })).accounts.removePhoto();
  await own.accounts.signOut();
  expect(await readSession(db, token, later(0))).toEqual({ kind: "visitor" });
});
