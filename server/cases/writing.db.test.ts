import { randomUUID } from "node:crypto";
import { eq, ne } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, giveHat, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { caseRevisions, cases, competencies, mentorships, obligations, posts, threads } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import type { CaseDraft } from "@/domain/cases/document";
import { emptyDraft } from "@/domain/cases/document";
import { type Ctx, systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { listDiscussedCases } from "@/server/discussion/threads/case-list";
import { listThreads } from "@/server/discussion/threads/list";
import { getThread } from "@/server/discussion/threads/thread-page";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";
import { blockMember } from "@/server/safety/blocks";
import { readSitemap } from "@/server/sitemap";
import { wholeCase } from "./case.fixture";
import { correctCase, getCaseHistory } from "./correct";
import { decide } from "./decide";
import { getCaseCheck, getCaseDraft, listCaseDrafts, saveBannedWords, saveCase } from "./drafts";
import { answerPreRead, askPreRead, getPreRead } from "./pre-reads";
import { publishCase } from "./publish";
import { getCase, getCaseOverview, listCases } from "./queries";

const { db } = await testDb();
await importContent({ db, now: factoryNow });

const visit = (): Ctx => ({ db, actor: { kind: "visitor" }, now: factoryNow, requestId: "test" });
const ticked = { namesChanged: true, employerAllows: true, noProcurement: true, nobodyHarmed: true } as const;

async function begin(draft: CaseDraft = wholeCase) {
  const author = await newMember(db, { name: "Tunde Bakare" });
  const ctx = actingAs(db, author);
  const { draftId } = await saveCase(ctx, { draftId: null, revision: null, draft, key: randomUUID() });
  return { author, ctx, draftId };
}

async function published(of: Partial<CaseDraft> = {}, shown: { locked?: boolean; indexable?: boolean } = {}) {
  const made = await begin({ ...wholeCase, ...of });
  const { slug } = await publishCase(made.ctx, {
    ...ticked,
    draftId: made.draftId,
    revision: 1,
    outcomeLocked: shown.locked ?? false,
    indexable: shown.indexable ?? true,
    knowingly: false,
  });
  return { ...made, slug };
}

describe("a case in writing", () => {
  it("is kept unfinished for its author alone, and begun once however often it is sent", async () => {
    const author = await newMember(db);
    const ctx = actingAs(db, author);
    const sent = { draftId: null, revision: null, draft: { ...emptyDraft, title: "Half" }, key: randomUUID() };
    const first = await saveCase(ctx, sent);
    expect(await saveCase(ctx, sent)).toEqual(first);
    expect(await listCaseDrafts(ctx)).toHaveLength(1);
    const other = actingAs(db, await newMember(db));
    await expect(getCaseDraft(other, first)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuses to save over what was saved in another window", async () => {
    const { ctx, draftId } = await begin();
    await saveCase(ctx, { draftId, revision: 1, draft: { ...wholeCase, year: 2020 }, key: randomUUID() });
    const late = saveCase(ctx, { draftId, revision: 1, draft: { ...wholeCase, year: 2019 }, key: randomUUID() });
    await expect(late).rejects.toMatchObject({
      reason: "cases.saved_meanwhile",
      revision: 2,
      texts: [{ field: "year", theirs: "2020" }],
    });
  });

  it("is saved when the same is sent again after something that was lost on the way", async () => {
    const { ctx, draftId } = await begin();
    const draft = { ...wholeCase, year: 2020 };
    await saveCase(ctx, { draftId, revision: 1, draft, key: randomUUID() });
    await saveCase(ctx, { draftId, revision: 1, draft, key: randomUUID() });
    expect((await getCaseDraft(ctx, { draftId })).document.year).toBe(2020);
  });

  it("keeps a learning point that has competencies and no words yet, and none of which nothing is said", async () => {
    const points = [
      { text: "", competency_ids: [] },
      { text: "", competency_ids: ["benefits"] },
    ];
    const { ctx, draftId } = await begin({ ...wholeCase, points });
    expect((await getCaseDraft(ctx, { draftId })).document.points).toEqual(points.slice(1));
    expect((await getCaseCheck(ctx, { draftId })).missing.map(({ field }) => field)).toEqual(["points.0.text"]);
  });

  it("says in words which competencies another window has put to a point", async () => {
    const { ctx, draftId } = await begin();
    const [risk] = await db.select().from(competencies).where(ne(competencies.id, "benefits")).limit(1);
    const other = wholeCase.points.map((point) => ({ ...point, competency_ids: [risk?.id ?? ""] }));
    await saveCase(ctx, { draftId, revision: 1, draft: { ...wholeCase, points: other }, key: randomUUID() });
    const late = saveCase(ctx, { draftId, revision: 1, draft: wholeCase, key: randomUUID() });
    await expect(late).rejects.toMatchObject({
      texts: [{ field: "points", theirs: `A benefit without a name is a hope.\nCompetencies: ${risk?.name}` }],
    });
  });

  it("says what it lacks before it can be published", async () => {
    const { ctx, draftId } = await begin({ ...wholeCase, options: ["One"], stage: null });
    const { missing } = await getCaseCheck(ctx, { draftId });
    expect(missing.map(({ field }) => field)).toEqual(["stage", "options"]);
  });

  it("is compared with members' names and its author's own words, and is published only by somebody who has looked", async () => {
    await newMember(db, { name: "Siân Ó Néill" });
    const { ctx, draftId } = await begin({ ...wholeCase, happened: "Sian O Neill closed Falcon at SW1A 1AA." });
    await saveBannedWords(ctx, { words: ["falcon"] });
    const { leaks } = await getCaseCheck(ctx, { draftId });
    expect(leaks.map(({ kind, label }) => [kind, label])).toEqual([
      ["postcode", "What happened"],
      ["name", "What happened"],
      ["banned", "What happened"],
    ]);
    const rest = { ...ticked, draftId, revision: 1, outcomeLocked: false, indexable: true };
    await expect(publishCase(ctx, { ...rest, knowingly: false })).rejects.toMatchObject({ reason: "cases.look_first" });
    const sent = await Promise.all(Array.from({ length: 8 }, () => publishCase(ctx, { ...rest, knowingly: true })));
    const [{ slug } = { slug: "" }] = sent;
    expect(sent).toEqual(sent.map(() => ({ slug })));
    expect(await publishCase(ctx, { ...rest, knowingly: true })).toEqual({ slug });
    expect(await listCaseDrafts(ctx)).toEqual([]);
  });

  it("gets an address of its own though its title is taken", async () => {
    const [one, two] = [
      await published({ title: "Same title as before" }),
      await published({ title: "Same title as before" }),
    ];
    expect([one.slug, two.slug]).toEqual(["same-title-as-before", "same-title-as-before-2"]);
  });
});

describe("a case with its outcome locked", () => {
  const secret = /closed quietly|never again|Lesson of lessons|stopped in May/;
  const told = {
    title: "The one that is locked",
    rag: "red" as const,
    outcome: "stopped in May",
    happened: "It closed quietly.",
    hindsight: "I would do that never again.",
    points: [{ text: "Lesson of lessons.", competency_ids: ["benefits"] }],
  };

  async function withThread() {
    const made = await published(told, { locked: true });
    const [item] = await db.select().from(cases).where(eq(cases.slug, made.slug));
    const [thread] = await db
      .insert(threads)
      .values({
        title: "Why it was stopped in May",
        caseId: item?.id ?? "",
        isMain: true,
        domainId: "banking",
        audience: "public",
        openedById: made.author.id,
        openedAt: factoryNow,
        lastPostAt: factoryNow,
        postCount: 1,
        lastSeq: 1,
        lastMajor: 1,
        key: randomUUID(),
      })
      .returning();
    await db.insert(posts).values({
      threadId: thread?.id ?? "",
      ...{ seq: 1, major: 1, minor: 0, authorId: made.author.id, body: "It closed quietly.", state: "published" },
      ...{ writtenAt: factoryNow, publishedAt: factoryNow, key: randomUUID() },
    });
    return { ...made, threadNo: thread?.no ?? 0 };
  }

  it("keeps everything that is shut from whoever has not decided, in pages, lists, filters and the discussion", async () => {
    const { slug, threadNo } = await withThread();
    for (const reader of [visit(), actingAs(db, await newMember(db))]) {
      const page = await getCase(reader, { slug });
      expect(page.shut).toBe(true);
      const everything = [
        page,
        await listDiscussedCases(reader, {}),
        await listCases(reader, {}),
        await getCaseOverview(reader),
        await listThreads(reader, {}),
      ];
      expect(JSON.stringify(everything)).not.toMatch(secret);
      await expect(getThread(reader, { caseSlug: slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(getThread(reader, { no: threadNo })).rejects.toMatchObject({ code: "NOT_FOUND" });
      for (const filter of [{ q: "quietly" }, { q: "lessons" }, { outcome: "red" as const, q: "locked" }])
        expect((await listDiscussedCases(reader, filter)).cases).toEqual([]);
    }
  });

  it("opens to a visitor who says that they skip, and never to a member in that way", async () => {
    const { slug } = await withThread();
    expect(await getCase(visit(), { slug, skips: true })).toMatchObject({
      shut: false,
      happened: "It closed quietly.",
    });
    const opened = await getThread(visit(), { caseSlug: slug, skips: true });
    expect(opened.posts).toHaveLength(1);
    expect(opened.thread.path).toBe(`/cases/${slug}?open=yes`);
    const member = actingAs(db, await newMember(db));
    expect(await getCase(member, { slug, skips: true })).toMatchObject({ shut: true, happened: "" });
  });

  it("opens once somebody has decided, and tells how readers divide from five decisions on", async () => {
    const { slug } = await withThread();
    const readers = await Promise.all(Array.from({ length: 6 }, () => newMember(db)));
    for (const [at, reader] of readers.entries()) {
      const ctx = actingAs(db, reader);
      await decide(ctx, { slug, option: at === 5 ? null : at % 2, why: "" });
      // Said once: by then they know.
      await decide(ctx, { slug, option: 1, why: "" });
      const seen = await getCase(ctx, { slug });
      expect(seen).toMatchObject({ shut: false, happened: "It closed quietly.", decided: Math.min(at + 1, 5) });
      expect(seen.split).toEqual(at < 4 ? null : [3, 2]);
      expect((await getThread(ctx, { caseSlug: slug })).posts).toHaveLength(1);
    }
  });

  it("is open to its author and to moderators", async () => {
    const { slug, ctx } = await withThread();
    expect((await getCase(ctx, { slug })).shut).toBe(false);
    const moderator = await newMember(db);
    await giveHat(db, moderator.id, "moderator");
    expect((await getCase(actingAs(db, moderator, factoryNow, [{ kind: "moderator" }]), { slug })).shut).toBe(false);
  });
});

describe("a correction", () => {
  it("keeps what the case said, says when and why, and shows the difference to its author and moderators alone", async () => {
    const { slug, ctx } = await published({ title: "A case to be corrected" });
    const draft = { ...wholeCase, title: "A case to be corrected", year: 2022 };
    const change = { slug, revision: 1, draft, reason: "The year was wrong", knowingly: false };
    await expect(correctCase(actingAs(db, await newMember(db)), change)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await correctCase(ctx, change)).toEqual({ leaks: [] });
    const seen = await getCase(visit(), { slug });
    expect(seen).toMatchObject({ year: 2022, revision: 2, corrections: [{ reason: "The year was wrong" }] });
    const { corrections } = await getCaseHistory(ctx, { slug });
    expect(corrections).toMatchObject([
      { by: "Tunde Bakare", changes: [{ field: "year", words: [{ text: "2021" }, { text: "2022" }] }] },
    ]);
    await correctCase(ctx, {
      ...change,
      revision: 2,
      draft: { ...change.draft, rag: "green" },
      reason: "It held after all",
    });
    const [newest] = (await getCaseHistory(ctx, { slug })).corrections;
    expect(newest?.changes.flatMap(({ words }) => words.map(({ text }) => text)).join("")).toContain("Green");
    await expect(getCaseHistory(actingAs(db, await newMember(db)), { slug })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(db.update(caseRevisions).set({ reason: "Nothing" })).rejects.toThrow();
  });

  it("is checked for what its new words let slip, and for that alone", async () => {
    const { slug, ctx } = await published({ title: "A case corrected twice" });
    const draft = { ...wholeCase, title: "A case corrected twice", hindsight: "Ring 020 7946 0958." };
    const change = { slug, revision: 1, draft, reason: "More in hindsight", knowingly: false };
    expect((await correctCase(ctx, change)).leaks).toMatchObject([{ kind: "phone" }]);
    expect((await getCase(ctx, { slug })).revision).toBe(1);
    expect(await correctCase(ctx, { ...change, knowingly: true })).toEqual({ leaks: [] });
    const next = { ...change, revision: 2, draft: { ...draft, year: 2020 } };
    expect(await correctCase(ctx, next)).toEqual({ leaks: [] });
  });
});

describe("a mentor who reads first", () => {
  async function asked() {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id);
    const mentee = await newMentee(db, programme.id);
    const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
    const ctx = actingAs(db, mentee);
    const { draftId } = await saveCase(ctx, { draftId: null, revision: null, draft: wholeCase, key: randomUUID() });
    await askPreRead(ctx, { draftId, mentorId: mentor.id });
    const { preReads } = await getCaseCheck(ctx, { draftId });
    return { mentor: actingAs(db, mentor), ctx, draftId, pairId: pair.id, preReadId: preReads[0]?.id ?? "" };
  }

  it("sees the draft until they have answered, and its author reads the answer", async () => {
    const { mentor, ctx, draftId, preReadId } = await asked();
    const read = await getPreRead(mentor, { preReadId });
    expect(read.document.points).toEqual(wholeCase.points);
    expect(read.competencyNames).toMatchObject({ benefits: expect.any(String) });
    await answerPreRead(mentor, { preReadId, words: "Change the year." });
    await expect(getPreRead(mentor, { preReadId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getCaseCheck(ctx, { draftId })).preReads).toMatchObject([{ words: "Change the year." }]);
  });

  it("is no longer asked once the days have passed, and the case can be published without them", async () => {
    const { mentor, ctx, draftId, preReadId } = await asked();
    const later = new Date(factoryNow.getTime() + 12 * 86_400_000);
    await sweepObligations(systemContext(db, "obligations.sweep", later, "test"), obligationHandlers);
    await expect(getPreRead(mentor, { preReadId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const rest = { outcomeLocked: false, indexable: true, knowingly: false };
    await publishCase(ctx, { ...ticked, ...rest, draftId, revision: 1 });
  });

  it("is shown nothing more, and owes nothing, once the mentorship is over or one keeps away from the other", async () => {
    const ended = await asked();
    await db.update(mentorships).set({ endedAt: factoryNow, state: "ended" }).where(eq(mentorships.id, ended.pairId));
    await expect(getPreRead(ended.mentor, ended)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [owed] = await db.select().from(obligations).where(eq(obligations.subjectId, ended.preReadId));
    expect(owed?.outcome).toBe("cancelled");
    expect((await getCaseCheck(ended.ctx, ended)).preReads).toMatchObject([{ words: null, closedAt: factoryNow }]);

    const apart = await asked();
    await blockMember(apart.ctx, { memberId: apart.mentor.actor.id });
    await expect(getPreRead(apart.mentor, apart)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("owes nothing once the case is published without waiting", async () => {
    const { ctx, draftId, preReadId } = await asked();
    await publishCase(ctx, {
      ...ticked,
      draftId,
      revision: 1,
      outcomeLocked: false,
      indexable: true,
      knowingly: false,
    });
    const [row] = await db.select().from(obligations).where(eq(obligations.subjectId, preReadId));
    expect(row?.outcome).toBe("cancelled");
  });
});

describe("the list of cases", () => {
  it("goes on by key, without missing or repeating one", async () => {
    for (let no = 0; no < 6; no += 1) await published({ title: `One of a long list, ${no}` });
    const reader = visit();
    const first = await listDiscussedCases(reader, {});
    expect(first.cases).toHaveLength(20);
    const second = await listDiscussedCases(reader, { after: first.next ?? undefined });
    const all = [...first.cases, ...second.cases].map(({ no }) => no);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual([...all].sort((a, b) => b - a));
  });

  it("tells search engines of those alone whose authors allow it", async () => {
    const shown = await published({ title: "May be found" });
    const kept = await published({ title: "May not be found" }, { indexable: false });
    const { as, regular, open } = community(db);
    const threads: string[] = [];
    for (const { slug } of [shown, kept]) {
      const [item] = await db.select({ id: cases.id }).from(cases).where(eq(cases.slug, slug));
      const about = { caseId: item?.id ?? "", domainId: null, audience: "public" as const };
      for (const title of ["On its page", "On a page of its own"])
        threads.push((await open(as(await regular()), { ...about, title })).path);
    }
    const paths = (await readSitemap(db)).map(({ path }) => path);
    expect(threads.map((path) => paths.includes(path))).toEqual([true, true, false, false]);
    const no = noOf({ path: threads[3] ?? "" });
    expect((await getThread(visit(), { no })).thread.indexable).toBe(false);
    expect(paths).toContain(`/cases/${shown.slug}`);
    expect(paths).not.toContain(`/cases/${kept.slug}`);
  });
});
