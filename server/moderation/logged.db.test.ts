import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { moderationLog } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { type ModerationAction, moderationActions } from "@/domain/moderation/kinds";
import { wholeCase } from "@/server/cases/case.fixture";
import { saveCase } from "@/server/cases/drafts";
import { publishCase } from "@/server/cases/publish";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { appRouter } from "@/server/router";
import { blockMember } from "@/server/safety/blocks";
import { createCallerFactory } from "@/server/trpc";
import { listLog } from "./log";
import { listMine } from "./mine";
import { moderated } from "./moderation.fixture";
import { report } from "./report";

const { db, url } = await testDb();
Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: randomBytes(48).toString("base64url") });
await importContent({ db, now });
const { as, regular, open, answer, moderator, flag } = moderated(db);
const words = "It keeps nobody's promise.";
const judge = await moderator();
const cookie = { start: () => {}, end: () => {} };
const api = createCallerFactory(appRouter)({ ...judge, ip: "127.0.0.1", device: "test", cookie });

const somebody = async () => as(await regular());
const newThread = async () => noOf(await open(await somebody(), { title: `About ${randomUUID()}` }));
const newPost = async (asMember = false) =>
  (await answer(await somebody(), await newThread(), null, { asMember })).postId;
const waiting = async () => (await answer(as(await newMember(db)), await newThread())).postId;
const newTag = async () =>
  (await api.moderation.addTag({ name: `T ${randomUUID().slice(0, 8)}`, aliases: [], reason: words })).tagId;

async function matter(about: "post" | "member" | "case") {
  const reporter = await somebody();
  if (about === "post") return { ...(await flag(reporter, await newPost())), revision: 1 };
  const { id: memberId, handle } = await newMember(db);
  // Whom one keeps away one can report.
  await blockMember(reporter, { memberId });
  const subject = about === "case" ? { caseSlug: await newCase() } : { memberHandle: handle };
  return { ...(await report(reporter, { about: subject, reason: "selling", words })), revision: null };
}

async function newCase(): Promise<string> {
  const author = await somebody();
  const given = { draftId: null, revision: null, draft: wholeCase, key: randomUUID() };
  const { draftId } = await saveCase(author, given);
  const ticked = { namesChanged: true, employerAllows: true, noProcurement: true, nobodyHarmed: true } as const;
  const shown = { outcomeLocked: false, indexable: true, knowingly: true };
  return (await publishCase(author, { ...ticked, ...shown, draftId, revision: 1 })).slug;
}

const decided = async (about: "post" | "member" | "case", remove: boolean) => {
  const { matterId, revision } = await matter(about);
  await api.moderation.decideMatter({ matterId, revision, remove, words });
};
const moved = async (...moves: ("hide" | "restore" | "remove")[]) => {
  const postId = await newPost();
  for (const move of moves) await api.moderation.movePost({ postId, revision: 1, move, words });
};
const changed = async (...moves: ("lock" | "unlock" | "pin" | "unpin")[]) => {
  const threadNo = await newThread();
  for (const move of moves) await api.moderation.changeThread({ threadNo, move, words });
};
const suspended = async (...states: boolean[]) => {
  const { id: memberId } = await newMember(db);
  for (const one of states) await api.moderation.suspend({ memberId, suspended: one, reason: words });
};

/** What those with a duty can do by each procedure that is theirs: the last line of the log that each leaves. */
const deeds: Readonly<Record<string, readonly (readonly [ModerationAction, () => Promise<unknown>])[]>> = {
  "cases.correctCase": [
    [
      "correct_case",
      async () => {
        const draft = { ...wholeCase, year: 2019 };
        await api.cases.correctCase({ slug: await newCase(), revision: 1, draft, reason: words, knowingly: true });
      },
    ],
  ],
  "moderation.decideWaiting": [
    [
      "approve_post",
      async () => api.moderation.decideWaiting({ postId: await waiting(), revision: 1, approve: true, words }),
    ],
    [
      "decline_post",
      async () => api.moderation.decideWaiting({ postId: await waiting(), revision: 1, approve: false, words }),
    ],
  ],
  "moderation.decideMatter": [
    ["keep_post", () => decided("post", false)],
    ["remove_post", () => decided("post", true)],
    ["answer_member", () => decided("member", true)],
    ["answer_member", () => decided("member", false)],
    ["keep_case", () => decided("case", false)],
  ],
  "moderation.movePost": [
    ["hide_post", () => moved("hide")],
    ["restore_post", () => moved("hide", "restore")],
    ["remove_post", () => moved("remove")],
  ],
  "moderation.unmask": [
    ["unmask_member", async () => api.moderation.unmask({ postId: await newPost(true), reason: words })],
  ],
  "moderation.changeThread": [
    ["lock_thread", () => changed("lock")],
    ["unlock_thread", () => changed("lock", "unlock")],
    ["pin_thread", () => changed("pin")],
    ["unpin_thread", () => changed("pin", "unpin")],
  ],
  "moderation.moveThread": [
    [
      "move_thread",
      async () =>
        api.moderation.moveThread({ threadNo: await newThread(), to: { domainId: "insurance" }, reason: words }),
    ],
  ],
  "moderation.splitThread": [
    [
      "split_thread",
      async () => {
        const threadNo = await newThread();
        await answer(await somebody(), threadNo);
        await api.moderation.splitThread({
          threadNo,
          numbers: ["2"],
          title: "Apart from it",
          reason: words,
          key: randomUUID(),
        });
      },
    ],
  ],
  "moderation.mergeThreads": [
    [
      "merge_thread",
      async () =>
        api.moderation.mergeThreads({ threadNo: await newThread(), intoNo: await newThread(), reason: words }),
    ],
  ],
  "moderation.suspend": [
    ["suspend_member", () => suspended(true)],
    ["reinstate_member", () => suspended(true, false)],
  ],
  "moderation.addTag": [["add_tag", newTag]],
  "moderation.changeTag": [
    [
      "change_tag",
      async () =>
        api.moderation.changeTag({
          tagId: await newTag(),
          name: `N ${randomUUID()}`.slice(0, 30),
          aliases: [],
          reason: words,
        }),
    ],
  ],
  "moderation.retireTag": [
    ["retire_tag", async () => api.moderation.retireTag({ tagId: await newTag(), retired: true, reason: words })],
    [
      "restore_tag",
      async () => {
        const tagId = await newTag();
        for (const retired of [true, false]) await api.moderation.retireTag({ tagId, retired, reason: words });
      },
    ],
  ],
  "moderation.mergeTags": [
    [
      "merge_tag",
      async () => api.moderation.mergeTags({ tagId: await newTag(), intoId: await newTag(), reason: words }),
    ],
  ],
};

/** The procedures that change something and that the checked-in table gives to a duty and to nobody else who takes part. */
function proceduresOfStaff(): string[] {
  const rows = readFileSync("docs/permissions.md", "utf8")
    .split("\n")
    .flatMap((line) => {
      const [path, ...cells] = line
        .split("|")
        .map((cell) => cell.trim())
        .filter(Boolean);
      return path === undefined || cells.length < 2 ? [] : [[path.replaceAll("`", ""), cells] as const];
    });
  const people = rows.find(([path]) => path === "Procedure")?.[1] ?? [];
  const may = (cells: readonly string[], ...who: string[]) =>
    who.some((person) => cells[people.indexOf(person)] === "yes");
  return rows.flatMap(([path, cells]) => {
    const procedure = Reflect.get(appRouter._def.procedures, path);
    const changes = procedure?._def.type === "mutation" && /^(cases|discussion|moderation)\./.test(path);
    const ofDuty = may(cells, "moderator", "coordinator", "admin") && !may(cells, "member", "other mentor");
    return changes && ofDuty ? [path] : [];
  });
}

test("everything that a duty alone can change in cases, discussions and moderation is tried here, and leaves each kind of line", () => {
  expect(proceduresOfStaff()).toEqual(Object.keys(deeds).toSorted());
  const left = new Set(Object.values(deeds).flatMap((list) => list.map(([action]) => action)));
  expect([...left].toSorted()).toEqual([...moderationActions].toSorted());
});

const newest = async () => (await db.select().from(moderationLog).orderBy(desc(moderationLog.no)).limit(1))[0];

for (const [path, list] of Object.entries(deeds)) {
  for (const [action, act] of list) {
    test(`${path} leaves a line with who, when and why: ${action}`, async () => {
      await act();
      expect(await newest()).toMatchObject({ action, actorId: judge.actor.id, at: now, reason: words });
      const { entries } = await listLog(await moderator(), {});
      expect(entries[0]).toMatchObject({ action, reason: words });
      const { thread, item, about, member } = entries[0] ?? {};
      // What it was done to is said in one way or another.
      expect([thread, item, about, member].some((one) => one !== null && one !== undefined && one !== "")).toBe(true);
    });
  }
}

test("why a name was asked for is in no words that its member reads", async () => {
  const author = await somebody();
  const no = await newThread();
  const { postId } = await answer(author, no, null, { asMember: true });
  await api.moderation.movePost({ postId, revision: 1, move: "hide", words: "Look at it again." });
  await api.moderation.unmask({ postId, reason: "The police ask who it is." });
  expect((await listMine(author)).posts).toMatchObject([{ words: "Look at it again." }]);
  expect(await db.$count(moderationLog, eq(moderationLog.memberId, author.actor.id))).toBe(1);
});
