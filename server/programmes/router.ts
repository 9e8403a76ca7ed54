import { z } from "zod";
import {
  applicationSchema,
  decisionSchema,
  mentorDomainsSchema,
  offerSchema,
  strengthsSchema,
} from "@/domain/programmes/mentor-form";
import { programmeSettingsSchema } from "@/domain/programmes/settings";
import {
  adminProcedure,
  coordinatorProcedure,
  freshAdminProcedure,
  memberProcedure,
  publicProcedure,
  router,
} from "@/server/trpc";
import { applyToMentor, withdrawApplication } from "./apply";
import { listMemberCredentials, markCredentialSeen, unmarkCredentialSeen } from "./credentials";
import { decideApplication } from "./decide";
import { grantHat, listMembers, listProgrammes, revokeHat } from "./hats";
import { answerBriefing, pauseMentoring, resumeMentoring, saveExpertise, saveOffer } from "./offer";
import { readBadge, readPhoto } from "./photo";
import { getOwnMentoring, listApplications, listContacts, listCoordinated, listDecidedApplications } from "./queries";
import { saveProgramme } from "./settings";

export const programmesRouter = router({
  photo: publicProcedure.input(z.strictObject({ id: z.uuid() })).query(({ ctx, input }) => readPhoto(ctx, input)),
  badge: publicProcedure.input(z.strictObject({ id: z.uuid() })).query(({ ctx, input }) => readBadge(ctx, input)),

  contacts: publicProcedure.query(({ ctx }) => listContacts(ctx)),
  ownMentoring: memberProcedure.query(({ ctx }) => getOwnMentoring(ctx)),
  applyToMentor: memberProcedure.input(applicationSchema).mutation(({ ctx, input }) => applyToMentor(ctx, input)),
  withdrawApplication: memberProcedure.mutation(({ ctx }) => withdrawApplication(ctx)),
  saveOffer: memberProcedure.input(offerSchema).mutation(({ ctx, input }) => saveOffer(ctx, input)),
  saveExpertise: memberProcedure
    .input(z.strictObject({ domains: mentorDomainsSchema, strengths: strengthsSchema }))
    .mutation(({ ctx, input }) => saveExpertise(ctx, input)),
  pauseMentoring: memberProcedure
    .input(z.strictObject({ until: z.date().nullable() }))
    .mutation(({ ctx, input }) => pauseMentoring(ctx, input)),
  resumeMentoring: memberProcedure.mutation(({ ctx }) => resumeMentoring(ctx)),
  answerBriefing: memberProcedure
    .input(z.strictObject({ answers: z.record(z.string().max(40), z.string().max(40)) }))
    .mutation(({ ctx, input }) => answerBriefing(ctx, input)),

  coordinated: coordinatorProcedure.query(({ ctx }) => listCoordinated(ctx)),
  applications: coordinatorProcedure.query(({ ctx }) => listApplications(ctx)),
  decidedApplications: coordinatorProcedure.query(({ ctx }) => listDecidedApplications(ctx)),
  decideApplication: coordinatorProcedure
    .input(decisionSchema)
    .mutation(({ ctx, input }) => decideApplication(ctx, input)),
  /** What members show their programme, to be looked at. */
  memberCredentials: coordinatorProcedure
    .input(z.strictObject({ unseenAfter: z.string().max(80).optional(), seenAfter: z.string().max(80).optional() }))
    .query(({ ctx, input }) => listMemberCredentials(ctx, input)),
  markCredentialSeen: coordinatorProcedure
    .input(z.strictObject({ heldCredentialId: z.uuid(), stamp: z.string().max(1000) }))
    .mutation(({ ctx, input }) => markCredentialSeen(ctx, input)),
  unmarkCredentialSeen: coordinatorProcedure
    .input(z.strictObject({ heldCredentialId: z.uuid() }))
    .mutation(({ ctx, input }) => unmarkCredentialSeen(ctx, input)),
  saveProgramme: coordinatorProcedure
    .input(
      z.strictObject({
        programmeId: z.uuid(),
        name: z.string().trim().min(3).max(80),
        description: z.string().trim().min(10).max(600),
        ...programmeSettingsSchema.shape,
      }),
    )
    .mutation(({ ctx, input: { programmeId, name, description, ...settings } }) =>
      saveProgramme(ctx, { programmeId, name, description, settings }),
    ),

  members: adminProcedure
    .input(
      z.strictObject({
        q: z.string().trim().max(80).optional(),
        staff: z.boolean().optional(),
        after: z.string().max(80).optional(),
      }),
    )
    .query(({ ctx, input }) => listMembers(ctx, input)),
  list: adminProcedure.query(({ ctx }) => listProgrammes(ctx)),
  grantHat: freshAdminProcedure
    .input(
      z.strictObject({
        memberId: z.uuid(),
        kind: z.enum(["admin", "moderator", "coordinator", "safeguarding"]),
        programmeId: z.uuid().nullable(),
      }),
    )
    .mutation(({ ctx, input }) => grantHat(ctx, input)),
  revokeHat: freshAdminProcedure
    .input(z.strictObject({ hatId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeHat(ctx, input)),
});
