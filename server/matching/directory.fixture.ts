import type { Db } from "@/db/client";
import { factoryNow, newMentee, newMentor, newProgramme } from "@/db/factories";
import type { Ctx } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { mentorIndexKeeper } from "./index-keeper";

/** A programme with a mentee and so many mentors, all of them known to the index. */
export async function directoryCast(db: Db, mentors: number) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id);
  const made = [];
  for (let n = 0; n < mentors; n++) made.push(await newMentor(db, programme.id));
  await mentorIndexKeeper(db).sync();
  return { programme, mentee, mentors: made, as: actingAs(db, mentee) };
}

/** Somebody who is not signed in. */
export function visitorOf(db: Db): Ctx {
  return { db, actor: { kind: "visitor" }, now: factoryNow, requestId: "test" };
}

/** The ids of the rows shown, in order. */
export function idsIn(list: { rows: readonly { memberId: string }[] }): string[] {
  return list.rows.map((row) => row.memberId);
}

/** A search that finds this mentor alone: every name made for a test is unlike the others. */
export function only(mentor: { name: string } | undefined): { q: string } {
  if (!mentor) throw new Error("There is no such mentor.");
  return { q: mentor.name };
}
