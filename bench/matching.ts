import type { Connection } from "../db/client";
import type { MemberActor } from "../domain/actor";
import type { DirectoryQuery } from "../domain/matching/directory-query";
import type { Ctx } from "../server/context";
import { countBits } from "../server/matching/bits";
import { listMentors } from "../server/matching/directory";
import { mentorIndexKeeper } from "../server/matching/index-keeper";
import { rank } from "../server/matching/ranking";
import { readDirectoryReader } from "../server/matching/reader";
import { scoreSettings } from "../server/matching/reader-view";
import { print } from "./report";

/** Milliseconds: the median by the clock, and this process's own mean, which other work on the machine disturbs less. */
type Taken = { clock: number; own: number };

type Figures = {
  mentors: number;
  offered: number;
  loadMs: number;
  indexMb: number;
  /** Scoring and ordering every mentor for one mentee, nothing remembered. */
  rank: Taken;
  /** Whole answers of `listMentors`, with nothing remembered and again. */
  pages: Record<string, { first: Taken; again: Taken }>;
};

const runs = 15;

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}

async function measure(run: () => unknown): Promise<Taken> {
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  taken.sort((a, b) => a - b);
  return { clock: rounded(taken[Math.floor(runs / 2)] ?? 0), own: rounded((user + system) / 1000 / runs) };
}

async function aMentee(sql: Connection["sql"]): Promise<string> {
  const [row] = await sql<{ memberId: string }[]>`
    select p.member_id as "memberId" from mentee_profiles p join members m on m.id = p.member_id
    where p.target_role_id is not null and m.current_role_id is not null order by m.email = 'jasmine.owusu.pettifer@demo.example' desc limit 1`;
  if (row === undefined) throw new Error("The bench needs a mentee who knows where they want to be.");
  return row.memberId;
}

/**
 * Measures the directory at the present size: filling the index, ranking everybody for one mentee, and whole pages as
 * the procedure answers them, the first time (nothing remembered) and again. Prints a table and returns the figures.
 */
export async function benchMatching({ connection, size }: { connection: Connection; size: number }): Promise<Figures> {
  const { db, sql } = connection;
  const now = new Date();
  const id = await aMentee(sql);
  const actor: MemberActor = { kind: "member", id, sessionId: "bench", authenticatedAt: now, hats: [] };
  const mentee: Ctx = { db, actor, now, requestId: "bench" };
  const visitor: Ctx = { ...mentee, actor: { kind: "visitor" } };
  const heapBefore = process.memoryUsage().rss;
  const started = performance.now();
  const keeper = mentorIndexKeeper(db);
  await keeper.at(now);
  await keeper.sync();
  const loadMs = Math.round(performance.now() - started);
  const index = await keeper.at(now);
  const indexMb = Math.round((process.memoryUsage().rss - heapBefore) / 1_048_576);
  const reader = await readDirectoryReader(db, actor, index);
  if (!reader?.mentee) throw new Error("The bench's mentee is no mentee.");
  const { facts } = reader.mentee;
  const settings = scoreSettings(index, reader.mentee);
  let offered = 0;
  const ranked = await measure(() => {
    const ranking = rank(index, facts, settings, index.live, new Map());
    for (const _ of ranking.rows()) break;
    offered = countBits(ranking.offered);
  });
  const last = await lastPage(mentee);
  const questions: [string, Ctx, DirectoryQuery][] = [
    ["ranked", mentee, {}],
    ["ranked, filtered", mentee, { domain: ["banking"], moved: ["pmo-ba"], time: "now" }],
    ["ranked, page far down", mentee, { after: last }],
    ["ranked, search", mentee, { q: "vendors requirements" }],
    ["signed out", visitor, {}],
    ["signed out, filtered", visitor, { domain: ["nhs"], time: "month" }],
  ];
  const pages: Figures["pages"] = {};
  for (const [name, ctx, query] of questions) {
    const first = await measure(() => {
      // A new version forgets every remembered view, as a change of any mentor does.
      index.version += 1;
      return listMentors(ctx, query);
    });
    pages[name] = { first, again: await measure(() => listMentors(ctx, query)) };
  }
  const figures = { mentors: index.size, offered, loadMs, indexMb, rank: ranked, pages };
  print(`Directory with ${size} mentors (ms; clock is the median of ${runs}, own the processor time of this process)`, [
    { what: "filling the index", first: loadMs, own: "", again: "", "own again": "" },
    { what: "ranking everybody for one mentee", first: ranked.clock, own: ranked.own, again: "", "own again": "" },
    ...Object.entries(pages).map(([what, { first, again }]) => ({
      what,
      first: first.clock,
      own: first.own,
      again: again.clock,
      "own again": again.own,
    })),
  ]);
  return figures;
}

/** The key of a page well down the list. */
async function lastPage(ctx: Ctx): Promise<string> {
  let key = "";
  for (let page = 0; page < 20; page++) {
    const { next } = await listMentors(ctx, key === "" ? {} : { after: key });
    if (next === null) break;
    key = next;
  }
  return key;
}
