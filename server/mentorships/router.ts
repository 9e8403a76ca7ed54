import { z } from "zod";
import {
  contactNoteSchema,
  moveMentorshipSchema,
  proposeAgreementSchema,
  signAgreementSchema,
} from "@/domain/mentorships/agreement";
import { certificateOfSchema, checkCertificateSchema, nameOnCertificateSchema } from "@/domain/mentorships/certificate";
import { answerSessionSchema, recordSessionSchema } from "@/domain/mentorships/held-session";
import { acceptRequestSchema } from "@/domain/requests/form";
import { env } from "@/server/env";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { acceptRequest } from "./accept-request";
import {
  agreeToBeNamed,
  checkCertificate,
  getCertificate,
  printCertificate,
  shareCertificate,
  withdrawCertificate,
} from "./certificates";
import { changeMentorship, setContactNote } from "./moves";
import { getMentorship, listMyMentorships } from "./queries";
import { answerSession, recordSession } from "./sessions";
import { proposeAgreement, signAgreement } from "./signatures";
import { getToday } from "./today";

export const mentorshipsRouter = router({
  /** The member's mentorships on either side. */
  listMine: memberProcedure.query(({ ctx }) => listMyMentorships(ctx)),
  /** One mentorship, for its two. */
  get: memberProcedure
    .input(z.strictObject({ mentorshipId: z.uuid() }))
    .query(({ ctx, input }) => getMentorship(ctx, input)),
  /** Everything that *Today* shows the member. */
  getToday: memberProcedure.query(({ ctx }) => getToday(ctx)),
  /** The mentor says yes to a request. */
  acceptRequest: memberProcedure.input(acceptRequestSchema).mutation(({ ctx, input }) => acceptRequest(ctx, input)),
  signAgreement: memberProcedure.input(signAgreementSchema).mutation(({ ctx, input }) => signAgreement(ctx, input)),
  proposeAgreement: memberProcedure
    .input(proposeAgreementSchema)
    .mutation(({ ctx, input }) => proposeAgreement(ctx, input)),
  setContactNote: memberProcedure.input(contactNoteSchema).mutation(({ ctx, input }) => setContactNote(ctx, input)),
  /** Either side says that a session was held; the other is asked to confirm it. */
  recordSession: memberProcedure.input(recordSessionSchema).mutation(({ ctx, input }) => recordSession(ctx, input)),
  answerSession: memberProcedure.input(answerSessionSchema).mutation(({ ctx, input }) => answerSession(ctx, input)),
  /** Pause, resume, complete or end. */
  change: memberProcedure.input(moveMentorshipSchema).mutation(({ ctx, input }) => changeMentorship(ctx, input)),
  /** The reader's certificate of a completed mentorship, and what they show of it. */
  getCertificate: memberProcedure.input(certificateOfSchema).query(({ ctx, input }) => getCertificate(ctx, input)),
  /** The same as a PDF. */
  printCertificate: memberProcedure
    .input(certificateOfSchema)
    .query(({ ctx, input }) => printCertificate(ctx, input, env().appUrl)),
  shareCertificate: memberProcedure
    .input(certificateOfSchema)
    .mutation(({ ctx, input }) => shareCertificate(ctx, input)),
  withdrawCertificate: memberProcedure
    .input(certificateOfSchema)
    .mutation(({ ctx, input }) => withdrawCertificate(ctx, input)),
  agreeToBeNamed: memberProcedure
    .input(nameOnCertificateSchema)
    .mutation(({ ctx, input }) => agreeToBeNamed(ctx, input)),
  /** What a shared certificate says, for whoever has its code. */
  checkCertificate: publicProcedure
    .input(checkCertificateSchema)
    .query(({ ctx, input }) => checkCertificate(ctx, input)),
});
