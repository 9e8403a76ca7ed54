import type { Db } from "@/db/client";
import { factoryNow, newMentorship } from "@/db/factories";
import { heldSessions } from "@/db/schema/index";
import { actingAs } from "@/server/context.fixture";
import { shareCertificate } from "@/server/mentorships/certificates";

export type CertificateScene = {
  /** A mentorship that the two completed, with one session that both confirmed. */
  mentorshipId: string;
  /** Of the mentee's certificate, which they share. */
  code: string;
};

/** A completed mentorship of two people, and the mentee's certificate of it for anybody to check. */
export async function addCertificate(
  db: Db,
  pair: { programmeId: string; mentorId: string; menteeId: string },
): Promise<CertificateScene> {
  const before = (days: number) => new Date(factoryNow.getTime() - days * 86_400_000);
  const { id: mentorshipId } = await newMentorship(db, {
    programmeId: pair.programmeId,
    mentorId: pair.mentorId,
    menteeId: pair.menteeId,
    values: { state: "completed", startedAt: before(200), endedAt: before(20) },
  });
  await db.insert(heldSessions).values({
    mentorshipId,
    startsAt: before(100),
    minutes: 45,
    recordedById: pair.menteeId,
    recordedAt: before(99),
    state: "confirmed",
    answeredAt: before(98),
  });
  const { code } = await shareCertificate(actingAs(db, { id: pair.menteeId }), { mentorshipId });
  return { mentorshipId, code };
}
