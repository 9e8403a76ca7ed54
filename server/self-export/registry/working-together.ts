import { and, eq, inArray, isNotNull, not, or, sql } from "drizzle-orm";
import {
  agreementSignatures,
  agreements,
  contactNotes,
  heldSessions,
  menteeProfiles,
  mentorApplications,
  mentorDomains,
  mentorProfiles,
  mentorshipCertificates,
  mentorshipMoves,
  mentorships,
  programmeMembers,
  ratings,
  requestChoices,
  requestGaps,
  requests,
  scoringVersions,
  serviceAnswers,
  shortlist,
} from "@/db/schema/index";
import { arePairBlocked } from "@/server/safety/blocks";
import { formKey, isMe, isOf, out, person, type Tell, type Told, tablesOf, type Way } from "../tell";
import { own } from "./through";

const programme = tablesOf("programmes");
const benchmark = tablesOf("benchmark");
const matching = tablesOf("matching");
const request = tablesOf("requests");
const mentorship = tablesOf("mentorships");

/** In the mentee's own request; the mentor who is asked reads it on the screen while they decide. */
const menteesWords: Tell = {
  kind: "part",
  words: "in the member's own requests",
  where: (me) => inArray(requestChoices.requestId, own.requests.ids(me)),
};

const onceAsked: Way = {
  column: requestChoices.mentorId,
  words: "is the member, and they were asked",
  where: (me) => sql`(${and(eq(requestChoices.mentorId, me), isNotNull(requestChoices.askedAt))})`,
};

/** What two people do together, and how they came to. */
export const togetherTables: readonly Told[] = [
  programme(programmeMembers, { title: "Programmes", mine: [isMe(programmeMembers.memberId)] }),
  programme(mentorApplications, {
    title: "Applications to mentor",
    mine: [isMe(mentorApplications.memberId)],
    columns: { decidedById: out("nobody is shown which coordinator decided") },
  }),
  benchmark(ratings, {
    title: "Ratings of you, and by you",
    mine: [isMe(ratings.memberId), isMe(ratings.raterId)],
    columns: { memberId: person, raterId: person },
  }),
  benchmark(serviceAnswers, { title: "Services of a PMO", mine: [isMe(serviceAnswers.memberId)] }),
  matching(menteeProfiles, { title: "What you look for", mine: [isMe(menteeProfiles.memberId)] }),
  matching(shortlist, {
    title: "Mentors you have saved or hidden",
    mine: [isMe(shortlist.memberId)],
    columns: { mentorId: person },
    remark: "A mark that somebody else has set on you is theirs.",
  }),
  matching(mentorProfiles, { title: "What you offer", mine: [isMe(mentorProfiles.memberId)] }),
  matching(mentorDomains, { title: "Domains you speak for", mine: [isMe(mentorDomains.memberId)] }),
  matching(scoringVersions, {
    title: "Weights you have set for a programme",
    mine: [isMe(scoringVersions.createdById)],
  }),
  request(requests, {
    title: "Your requests",
    mine: [isMe(requests.menteeId)],
    columns: { idempotencyKey: formKey },
  }),
  request(requestGaps, { title: "Gaps they name", mine: [isOf(requestGaps.requestId, own.requests)] }),
  request(requestChoices, {
    title: "Mentors asked by you, and requests put to you",
    mine: [isOf(requestChoices.requestId, own.requests), onceAsked],
    columns: {
      mentorId: person,
      rank: menteesWords,
      whyThisMentor: menteesWords,
      answers: menteesWords,
      reply: menteesWords,
    },
    remark: "What a mentee wrote in a request that was put to you is theirs.",
  }),
  mentorship(mentorships, {
    title: "Mentorships",
    mine: [isMe(mentorships.mentorId), isMe(mentorships.menteeId)],
    columns: { mentorId: person, menteeId: person },
  }),
  mentorship(agreements, {
    title: "Agreements",
    mine: [isOf(agreements.mentorshipId, own.mentorships)],
    columns: { proposedById: person },
  }),
  mentorship(agreementSignatures, {
    title: "Signatures under them",
    mine: [isOf(agreementSignatures.mentorshipId, own.mentorships)],
    columns: { memberId: person },
  }),
  mentorship(heldSessions, {
    title: "Sessions held",
    mine: [isOf(heldSessions.mentorshipId, own.mentorships)],
    columns: { recordedById: person },
  }),
  mentorship(mentorshipMoves, {
    title: "How they went on",
    mine: [isOf(mentorshipMoves.mentorshipId, own.mentorships)],
    columns: {
      actorId: person,
      reason: {
        kind: "part",
        words: "where the member gave it",
        where: (me) => eq(mentorshipMoves.actorId, me),
      },
      farewell: {
        kind: "part",
        words: "where the member wrote it, or neither keeps away from the other",
        where: (me) =>
          or(eq(mentorshipMoves.actorId, me), not(arePairBlocked(mentorshipMoves.actorId, sql`${me}::uuid`))),
      },
    },
  }),
  mentorship(mentorshipCertificates, {
    title: "Certificates you show",
    mine: [isMe(mentorshipCertificates.memberId)],
  }),
  mentorship(contactNotes, {
    title: "How you wish to be reached",
    mine: [isMe(contactNotes.memberId)],
    remark: "How the other wishes to be reached is theirs.",
  }),
];
