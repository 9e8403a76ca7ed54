import { randomBytes } from "node:crypto";
import { eq, getTableName } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { factoryNow, newMember } from "@/db/factories";
import { fieldVisibility, plans as plansTable, postMentions, securityLog } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { Actor, MemberActor } from "@/domain/actor";
import { readJson } from "@/domain/plans/files/plan-json";
import { moderated } from "@/server/moderation/moderation.fixture";
import { type Cage, setCanaries } from "@/server/permissions/canaries.fixture";
import { type Person, people, type Scene, setScene } from "@/server/permissions/people.fixture";
import { markEveryText, marksFor, toldTexts } from "./canaries.fixture";
import { takeEverything } from "./take";

const { db, url } = await testDb();
Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: randomBytes(48).toString("base64url") });

/** A rule of the table leaves these empty in what the scene has: a link is a piece's only text, a source has a kind and an id, what has a post waits nowhere. */
const keptEmpty = ["evidence.link", "cpd_entries.sourceKind", "attachments.place"];

const isMember = (actor: Actor): actor is MemberActor => actor.kind === "member";

/** The files of the archive that a member takes, by path. */
async function archive(actor: MemberActor, now = factoryNow): Promise<Record<string, Uint8Array>> {
  const { zip } = await takeEverything({ db, actor, now, requestId: "export" });
  const pieces: Uint8Array[] = [];
  for await (const piece of zip) pieces.push(piece);
  return unzipSync(Buffer.concat(pieces));
}

/** All of it as one text, in which a canary can be looked for. */
const textOf = (files: Record<string, Uint8Array>) =>
  Object.entries(files)
    .map(([path, bytes]) => `${path}\n${strFromU8(bytes)}`)
    .join("\n");

describe("what a member takes away", () => {
  let scene: Scene;
  let cage: Cage;
  const taken = new Map<Person, string>();
  beforeAll(async () => {
    scene = await setScene(db);
    cage = await setCanaries(db, scene);
    for (const person of Object.keys(people) as Person[]) {
      // Object.keys loses the key type of a constant object
      const actor = scene.actors[person];
      if (person === "stale mentee" || !isMember(actor)) continue;
      taken.set(person, textOf(await archive(actor)));
    }
  });

  test("nothing that its reader may not see here is in it", () => {
    const leaks = [...taken].flatMap(([person, text]) =>
      cage.canaries.flatMap((canary) =>
        text.includes(canary.text) && !canary.may.includes(person) ? [`${person} takes ${canary.text}`] : [],
      ),
    );
    expect(leaks).toEqual([]);
  });

  /** Whether the archive of a person holds the text of a place. */
  const holds = (person: Person, place: string) =>
    cage.canaries.some(({ text }) => text.startsWith(`canary-${place}-`) && taken.get(person)?.includes(text));

  test.each([
    "address-of-mentee",
    "organisation-of-mentee",
    "bio-of-mentee",
    "language-of-mentee",
    "post-of-mentee",
    "badge-of-mentee",
    "goals",
    "background",
    "why",
    "answer",
    "decline-note",
    "why-of-a-declined-request",
    "contact-note",
    "shown-evidence",
    "evidence-question",
    "private-evidence-words",
    "ledger-entry",
    "reflection",
    "project-words",
    "draft",
  ])("the mentee's archive holds their %s", (place) => {
    expect(holds("mentee", place)).toBe(true);
  });

  test.each(["hash-of-mentee", "manager-of-mentee", "gate-reason", "gate-draft", "review-draft"])(
    "nobody takes a secret, another's address, or a mentor's note to themselves: %s is not in the mentee's",
    (place) => {
      expect(holds("mentee", place)).toBe(false);
    },
  );

  test("a mentor takes what they wrote, and not what their mentee did", () => {
    for (const place of ["gate-draft", "review-draft", "gate-reason", "evidence-question", "bio-of-own-mentor"])
      expect(holds("own mentor", place), place).toBe(true);
    for (const place of ["shown-evidence", "contact-note", "bio-of-mentee", "draft"])
      expect(holds("own mentor", place), place).toBe(false);
    expect(holds("mentor", "goals")).toBe(false);
  });

  test("each plan of theirs is in it as a file that is read here as it was", async () => {
    const actor = scene.actors.mentee;
    if (!isMember(actor)) throw new Error("The mentee is no member.");
    const files = await archive(actor);
    const plans = Object.entries(files).filter(([path]) => path.startsWith("plans/"));
    expect(plans.length).toBe(await db.$count(plansTable, eq(plansTable.ownerId, actor.id)));
    for (const [, bytes] of plans) expect(readJson(strFromU8(bytes)).problems).toEqual([]);
    expect(strFromU8(files[`evidence/${scene.evidence.fileId.slice(0, 8)} run book.txt`] ?? new Uint8Array())).toBe(
      "Run book",
    );
  });

  test("each column that the registry tells is in it, of every row that is theirs, and no text of any other", async () => {
    await markEveryText(db, scene.menteeId);
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const [person, actor] of Object.entries(scene.actors)) {
      if (person === "stale mentee" || !isMember(actor)) continue;
      const text = textOf(await archive(actor));
      for (const { table, key, text: canary, expects } of await marksFor(db, actor.id)) {
        const place = `${getTableName(table)}.${key}`;
        const isIn = text.includes(canary);
        if (isIn) seen.add(place);
        // Names are told of people whom they see, and checked with the rest of what is theirs above.
        if (place === "members.name" || expects === "either") continue;
        if (isIn !== (expects === "in")) wrong.push(`${person}: ${canary} should be ${expects}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(toldTexts().filter((place) => !seen.has(place))).toEqual(keptEmpty);
  }, 60_000);

  test("a post that names them is in it once its readers are shown it, and not while it waits", async () => {
    const { as, open, moderator, decide } = moderated(db);
    const [author, named] = [await newMember(db), await newMember(db)];
    await db.insert(fieldVisibility).values({ memberId: named.id, field: "listing", audience: "members" });
    const { postId } = await open(as(author), { body: `Ask @${named.handle}.` });
    expect(await db.$count(postMentions, eq(postMentions.postId, postId))).toBe(1);
    const names = async () => textOf(await archive(as(named).actor)).includes(postId);
    expect(await names()).toBe(false);
    await decide(await moderator(), postId, true);
    expect(await names()).toBe(true);
  });

  test("every time it is taken stands in the security log, and the sixth within an hour is refused and stands there too", async () => {
    const actor = scene.actors.moderator;
    if (!isMember(actor)) throw new Error("The moderator is no member.");
    const events = () =>
      db
        .select({ event: securityLog.event, actorId: securityLog.actorId })
        .from(securityLog)
        .where(eq(securityLog.subjectId, actor.id))
        .orderBy(securityLog.at);
    const before = (await events()).length;
    const later = new Date(factoryNow.getTime() + 2 * 3_600_000);
    for (let time = 0; time < 5; time += 1) await archive(actor, later);
    await expect(archive(actor, later)).rejects.toMatchObject({ code: "TOO_MANY" });
    const taken = { event: "account.exported", actorId: actor.id };
    expect((await events()).slice(before)).toEqual([
      taken,
      taken,
      taken,
      taken,
      taken,
      { ...taken, event: "auth.limited" },
    ]);
    await archive(actor, new Date(later.getTime() + 3_600_000));
  });
});
