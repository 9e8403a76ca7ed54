import { expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { blocks } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { changeMentorship, setContactNote } from "./moves";
import { getMentorship } from "./queries";

const { db } = await testDb();

it("a mentorship keeps words from the other side once either keeps away", async () => {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const mentorshipId = pair.id;
  await setContactNote(actingAs(db, mentee), { mentorshipId, text: "Call me on a number of mine." });
  const read = (reader: { id: string }) => getMentorship(actingAs(db, reader), { mentorshipId });
  expect((await read(mentor)).contact).toEqual({ mine: null, theirs: "Call me on a number of mine." });

  await db.insert(blocks).values({ blockerId: mentee.id, blockedId: mentor.id, createdAt: factoryNow });
  expect((await read(mentor)).contact).toEqual({ mine: null, theirs: null });
  expect((await read(mentee)).contact?.mine).toBe("Call me on a number of mine.");

  const end = { mentorshipId, move: "end" as const, reason: "", farewell: "You will hear from me." };
  await changeMentorship(actingAs(db, mentor), end);
  expect((await read(mentee)).moves.map((move) => move.farewell)).not.toContain(end.farewell);
  expect((await read(mentor)).moves.map((move) => move.farewell)).toContain(end.farewell);
});
