import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { giveHat, newMember, newMentor, newProgramme } from "@/db/factories";
import { members, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { Hat } from "@/domain/actor";
import { canReadThread } from "@/domain/discussion/policy";
import { community, noOf, now } from "./discussion.fixture";
import { readableBy, readableThreads, sightColumns } from "./sight";

const { db } = await testDb();
const { as, regular, open } = community(db);

it("one thread, a list of threads and a question about many people give the same answer about who may read", async () => {
  const [programme, other] = [await newProgramme(db), await newProgramme(db)];
  const inside = await newMentor(db, programme.id);
  const people: { id: string; hats: Hat[] }[] = [
    { id: inside.id, hats: [] },
    { id: (await newMentor(db, other.id)).id, hats: [] },
    { id: (await newMember(db)).id, hats: [{ kind: "moderator" }] },
    { id: (await newMember(db)).id, hats: [{ kind: "coordinator", programmeId: programme.id }] },
    { id: (await newMember(db)).id, hats: [{ kind: "coordinator", programmeId: other.id }] },
  ];
  for (const { id, hats } of people) {
    for (const hat of hats) {
      if (hat.kind === "coordinator") await giveHat(db, id, hat.kind, hat.programmeId);
      else await giveHat(db, id, hat.kind);
    }
  }
  const opener = as(await regular());
  const nos = [
    noOf(await open(opener, { audience: "public" })),
    noOf(await open(opener)),
    noOf(await open(as(inside), { audience: "programme", programmeId: programme.id })),
  ];
  const hidden = noOf(await open(opener));
  await db.update(threads).set({ hiddenAt: now }).where(eq(threads.no, hidden));
  const answers: string[] = [];
  for (const no of [...nos, hidden]) {
    for (const { id, hats } of people) {
      const { actor } = as({ id }, hats);
      const thread = eq(threads.no, no);
      const [row] = await db.select(sightColumns(db, actor)).from(threads).where(thread);
      const listed = await db.$count(threads, and(thread, readableThreads(db, actor)));
      const [among] = await db
        .select({ may: readableBy(members.id) })
        .from(members)
        .innerJoin(threads, thread)
        .where(eq(members.id, id));
      const may = row !== undefined && canReadThread(actor, row);
      expect([listed === 1, among?.may]).toEqual([may, may]);
      answers.push(may ? "yes" : "no");
    }
  }
  expect(answers.join(" ")).toBe(
    ["yes yes yes yes yes", "yes yes yes yes yes", "yes no yes yes no", "no no yes no no"].join(" "),
  );
});
