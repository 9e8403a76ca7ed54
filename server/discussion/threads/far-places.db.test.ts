import { expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { caseFilterSchema } from "@/domain/cases/schema";
import { markReadSchema, suggestMentionsSchema } from "@/domain/discussion/forms";
import { changeThreadSchema } from "@/domain/moderation/forms";
import { searchSchema } from "@/domain/search/forms";
import { community } from "../discussion.fixture";
import { listKept } from "../reading/kept";
import { listWatches } from "../watching/watching";
import { listThreads } from "./list";

const { db } = await testDb();
const { as, visitor } = community(db);

it("a place in a list that the database cannot reckon with is the first page", async () => {
  const reader = as(await newMember(db));
  const [far, noId] = ["999999999999999", "1.------------------------------------"];
  expect(await listThreads(visitor, { after: `${far}-1` })).toEqual(await listThreads(visitor, {}));
  expect(await listWatches(reader, { after: `${far}-1` })).toEqual(await listWatches(reader, {}));
  for (const after of [`${far}.${reader.actor.id}`, noId]) expect((await listKept(reader, { after })).kept).toEqual([]);
});

it("a number that was never given out, or a day out of all calendars, is refused before it is asked for", () => {
  const far = 2 ** 31;
  const refused = [
    markReadSchema.safeParse({ threadNo: far, seqs: null }),
    markReadSchema.safeParse({ threadNo: 1, seqs: [far] }),
    suggestMentionsSchema.safeParse({ place: { threadNo: far }, typed: "a" }),
    changeThreadSchema.safeParse({ threadNo: far, move: "pin", words: "" }),
    caseFilterSchema.safeParse({ after: far }),
    searchSchema.safeParse({ to: "9999-12-31" }),
    searchSchema.safeParse({ from: "0000-01-01" }),
  ];
  expect(refused.map(({ success }) => success)).toEqual(refused.map(() => false));
});
