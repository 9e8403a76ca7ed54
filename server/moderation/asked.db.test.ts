import { expect, it } from "vitest";
import { newMember, newMentor, newProgramme } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { notingDb } from "@/server/asked.fixture";
import { noOf } from "@/server/discussion/discussion.fixture";
import { getMember } from "./members";
import { getMerge } from "./merge";
import { moderated } from "./moderation.fixture";
import { getMove } from "./move";
import { getReportable } from "./report";
import { getSplit } from "./split";

const { db, sql } = await testDb();
const noting = notingDb(sql);
const { as, regular, open, answer, moderator } = moderated(db);

/** A page waits for three, the reading of its session among them. */
const most = 2;

it("what can be reported, and a member for moderators, are read by two answers of the database and outside a transaction, so that nothing is locked", async () => {
  const author = as(await regular());
  const reader = { ...as(await regular()), db: noting.db };
  const judge = { ...(await moderator()), db: noting.db };
  const { postId } = await answer(author, noOf(await open(author)));
  const mentor = await newMentor(db, (await newProgramme(db)).id);
  const { handle } = await newMember(db);
  const read: Readonly<Record<string, () => Promise<unknown>>> = {
    "a post": () => getReportable(reader, { postId }),
    "a case": () => getReportable(reader, { caseSlug: "tsb-2018" }),
    "a member": () => getReportable(reader, { memberHandle: mentor.handle }),
    "a member for moderators": () => getMember(judge, { handle }),
  };
  for (const [name, work] of Object.entries(read)) {
    expect(await noting.queriesOf(work), name).not.toEqual([]);
    expect(await noting.depthOf(work), name).toBeLessThanOrEqual(most);
  }
});

it("what would become of a thread that is moved, split or merged is read by two answers as well", async () => {
  const author = as(await regular());
  const judge = { ...(await moderator()), db: noting.db };
  const [no, other] = [noOf(await open(author)), noOf(await open(author))];
  await answer(author, no);
  const read: Readonly<Record<string, () => Promise<unknown>>> = {
    "moved to a domain": () => getMove(judge, { threadNo: no, to: { domainId: "nhs" } }),
    "moved to a case": () => getMove(judge, { threadNo: no, to: { caseSlug: "tsb-2018" } }),
    split: () => getSplit(judge, { threadNo: no, numbers: [{ major: 2, minor: 0 }] }),
    merged: () => getMerge(judge, { threadNo: no, intoNo: other }),
  };
  for (const [name, work] of Object.entries(read)) expect(await noting.depthOf(work), name).toBeLessThanOrEqual(most);
});
