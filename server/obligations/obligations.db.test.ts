import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Db } from "@/db/client";
import { factoryNow, giveHat, newMember, newProgramme } from "@/db/factories";
import { leave, mentorApplications, obligations } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { obligationKinds } from "@/domain/obligations/kinds";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { applicationDefaults } from "./applications";
import { listMyObligations } from "./queries";
import { openObligation, redateObligations, settleObligation } from "./service";
import { type ObligationHandler, type ObligationHandlers, putOffObligations, sweepObligations } from "./sweep";

const { db } = await testDb();
const later = (days: number) => new Date(factoryNow.getTime() + days * 86_400_000);

function handlersWith(handler: ObligationHandler): ObligationHandlers {
  const handlers = Object.fromEntries(obligationKinds.map((kind) => [kind, handler]));
  // Every kind has just been given one.
  return handlers as ObligationHandlers;
}

/** Handlers that settle what they are given and note what they did. */
function recorder() {
  const ran: string[] = [];
  const reminded: string[] = [];
  const handler: ObligationHandler = {
    lock: async () => {},
    run: async (tx, due, now) => {
      ran.push(due.id);
      await settleObligation(tx, { subjectIds: [due.subjectId] }, "defaulted", now);
    },
    remind: async (_tx, half) => {
      reminded.push(half.id);
    },
  };
  return { ran, reminded, handlers: handlersWith(handler) };
}

async function owing(writer: Db, days = 5, unit: "working_days" | "calendar_days" = "working_days") {
  const owner = await newMember(writer, { name: "Oluwaseun" });
  const waiter = await newMember(writer, { name: "Jasmine" });
  const wanted = {
    kind: "sign_agreement" as const,
    subjectId: randomUUID(),
    owner: { memberId: owner.id },
    waiterId: waiter.id,
    path: "/mentorships/1",
    allowance: { days, unit },
  };
  const opened = await writer.transaction((tx) => openObligation(tx, wanted, factoryNow));
  return { owner, waiter, wanted, ...opened };
}

const system = (now: Date) => systemContext(db, "obligations.sweep", now, "test");
const read = async (id: string) => (await db.select().from(obligations).where(eq(obligations.id, id)))[0];

describe("an obligation", () => {
  it("is due on the owner's calendar and stands in both people's lists", async () => {
    const { owner, waiter, dueAt } = await owing(db);
    expect(dueAt.toISOString()).toBe("2026-06-16T22:59:00.000Z");
    const owed = await listMyObligations(actingAs(db, owner));
    expect(owed.owed).toMatchObject([{ isYours: true, step: "sign the agreement with Jasmine", dueAt }]);
    const awaited = await listMyObligations(actingAs(db, waiter));
    expect(awaited.owed).toEqual([]);
    expect(awaited.awaited).toMatchObject([{ ownerName: "Oluwaseun", step: "sign the agreement" }]);
  });

  it("cannot be opened twice for one person and one thing", async () => {
    const { wanted } = await owing(db);
    await expect(db.transaction((tx) => openObligation(tx, wanted, factoryNow))).rejects.toThrow();
  });

  it("moves with leave that is entered afterwards, and back when the leave is taken out", async () => {
    const { owner, id, dueAt } = await owing(db);
    await db.insert(leave).values({ memberId: owner.id, fromDay: "2026-06-10", toDay: "2026-06-12" });
    await db.transaction((tx) => redateObligations(tx, owner.id, factoryNow));
    expect((await read(id))?.dueAt.toISOString()).toBe("2026-06-19T22:59:00.000Z");
    await db.delete(leave).where(eq(leave.memberId, owner.id));
    await db.transaction((tx) => redateObligations(tx, owner.id, factoryNow));
    expect((await read(id))?.dueAt).toEqual(dueAt);
  });

  it("does not fall due in the past when leave is taken out late", async () => {
    const { owner, id } = await owing(db);
    await db.insert(leave).values({ memberId: owner.id, fromDay: "2026-06-10", toDay: "2026-06-30" });
    await db.transaction((tx) => redateObligations(tx, owner.id, factoryNow));
    await db.delete(leave).where(eq(leave.memberId, owner.id));
    await db.transaction((tx) => redateObligations(tx, owner.id, later(10)));
    expect((await read(id))?.dueAt.toISOString()).toBe("2026-06-19T22:59:00.000Z");
  });
});

describe("the sweep", () => {
  it("reminds once at half-time and carries the default out once after the date", async () => {
    const { id } = await owing(db);
    const seen = recorder();
    await sweepObligations(system(later(1)), seen.handlers);
    expect(seen.reminded).not.toContain(id);
    await sweepObligations(system(later(4)), seen.handlers);
    await sweepObligations(system(later(5)), seen.handlers);
    expect(seen.reminded.filter((one) => one === id)).toHaveLength(1);
    expect(seen.ran).not.toContain(id);
    await sweepObligations(system(later(9)), seen.handlers);
    await sweepObligations(system(later(9)), seen.handlers);
    expect(seen.ran.filter((one) => one === id)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ outcome: "defaulted", settledAt: later(9) });
  });

  it("never acts twice, however many sweeps run at the same moment", async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => owing(db)));
    const seen = recorder();
    const sweeps = await Promise.all(
      Array.from({ length: 5 }, () => sweepObligations(system(later(9)), seen.handlers)),
    );
    for (const { id } of made) expect(seen.ran.filter((one) => one === id)).toHaveLength(1);
    expect(sweeps.reduce((sum, sweep) => sum + sweep.failed, 0)).toBe(0);
  });

  it("goes on when one default fails, and tries that one again", async () => {
    const poison = await owing(db);
    const sound = await owing(db);
    const seen = recorder();
    const failing = handlersWith({
      ...seen.handlers.sign_agreement,
      run: async (tx, due, now) => {
        if (due.id === poison.id) throw new Error("poison");
        await seen.handlers.sign_agreement.run(tx, due, now);
      },
    });
    const sweep = await sweepObligations(system(later(9)), failing);
    expect(sweep.failed).toBe(1);
    expect(seen.ran).toContain(sound.id);
    await sweepObligations(system(later(9)), seen.handlers);
    expect(seen.ran).toContain(poison.id);
  });

  it("leaves a late application with the coordinators, for as long again", async () => {
    const programme = await newProgramme(db);
    const coordinator = await newMember(db);
    await giveHat(db, coordinator.id, "coordinator", programme.id);
    const applicant = await newMember(db, { name: "Priya" });
    const applicationId = await db.transaction(async (tx) => {
      const [row] = await tx
        .insert(mentorApplications)
        .values({
          programmeId: programme.id,
          memberId: applicant.id,
          motivation: "I made the move.",
          submittedAt: factoryNow,
        })
        .returning();
      if (!row) throw new Error("No application.");
      const wanted = {
        kind: "decide_application" as const,
        subjectId: row.id,
        owner: { programmeId: programme.id },
        waiterId: applicant.id,
        path: "/programme/mentors",
        allowance: { days: 5, unit: "working_days" as const },
      };
      await openObligation(tx, wanted, factoryNow);
      return row.id;
    });
    await sweepObligations(system(later(9)), { ...recorder().handlers, decide_application: applicationDefaults });
    const rows = await db
      .select()
      .from(obligations)
      .where(eq(obligations.subjectId, applicationId))
      .orderBy(obligations.openedAt);
    expect(rows).toMatchObject([{ outcome: "defaulted" }, { outcome: null, dueAt: new Date("2026-06-25T22:59:00Z") }]);
    const hat = { kind: "coordinator" as const, programmeId: programme.id };
    const mine = await listMyObligations(actingAs(db, coordinator, later(9), [hat]));
    expect(mine.owed).toMatchObject([{ ownerName: "The coordinators", step: "decide on the application of Priya" }]);
  });
});

describe("no limbo", () => {
  it("refuses an application that nobody would owe a decision on", async () => {
    const programme = await newProgramme(db);
    const applicant = await newMember(db);
    const insert = db.insert(mentorApplications).values({
      programmeId: programme.id,
      memberId: applicant.id,
      motivation: "I made the move.",
      submittedAt: factoryNow,
    });
    await expect(insert).rejects.toMatchObject({ cause: { constraint_name: "no_limbo" } });
    expect(await db.$count(mentorApplications, eq(mentorApplications.memberId, applicant.id))).toBe(0);
  });

  it("refuses to close or delete the obligation behind something that still waits", async () => {
    const programme = await newProgramme(db);
    const applicant = await newMember(db);
    const subjectId = await db.transaction(async (tx) => {
      const [row] = await tx
        .insert(mentorApplications)
        .values({
          programmeId: programme.id,
          memberId: applicant.id,
          motivation: "I made the move.",
          submittedAt: factoryNow,
        })
        .returning();
      if (!row) throw new Error("No application.");
      const allowance = { days: 5, unit: "working_days" as const };
      const owner = { programmeId: programme.id };
      const rest = { owner, allowance, waiterId: applicant.id, path: "/programme/mentors" };
      await openObligation(tx, { kind: "decide_application", subjectId: row.id, ...rest }, factoryNow);
      return row.id;
    });
    const close = db.transaction((tx) => settleObligation(tx, { subjectIds: [subjectId] }, "done", factoryNow));
    await expect(close).rejects.toMatchObject({ constraint_name: "no_limbo" });
    await expect(db.execute(sql`delete from obligations where subject_id = ${subjectId}`)).rejects.toThrow();
  });
});

describe("while the installation is read-only", () => {
  it("puts off what falls due to the first working day after it, reminds of nothing, and leaves what is due later", async () => {
    const ripe = await owing(db, 3);
    const far = await owing(db, 20);
    // A Saturday: the first working day after it is a Monday.
    const until = new Date("2026-06-20T06:00:00Z");
    await putOffObligations(system(later(7)), until);
    expect(await read(ripe.id)).toMatchObject({
      dueAt: new Date("2026-06-22T22:59:00.000Z"),
      remindAt: until,
      settledAt: null,
    });
    expect((await read(far.id))?.dueAt).toEqual(far.dueAt);
    const { ran, reminded, handlers } = recorder();
    await sweepObligations(system(new Date("2026-06-20T05:00:00Z")), handlers);
    expect([...ran, ...reminded]).not.toContain(ripe.id);
  });
});
