import { z } from "zod";
import { consentDocuments } from "@/domain/accounts/consent";
import { largestPhotoBytes } from "@/domain/accounts/photo";
import {
  aboutSchema,
  careerSchema,
  heldCredentialSchema,
  heldRoleSchema,
  hoursSchema,
  leaveSchema,
  visibilitySchema,
} from "@/domain/accounts/profile-form";
import { relations } from "@/domain/accounts/visibility";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import {
  endLeave,
  giveConsent,
  listConsents,
  removeHeldRole,
  saveAbout,
  saveCareer,
  saveHeldRole,
  saveHours,
  saveVisibility,
  startLeave,
} from "./edit-profile";
import { removeHeldCredential, saveHeldCredential } from "./held-credentials";
import { listProfileOptions } from "./options";
import { removePhoto, savePhoto } from "./photo";
import { getOwnProfile, previewOwnProfile } from "./profile";
import { needsConsent } from "./queries";

const entry = z.strictObject({ id: z.uuid() });

/** One's own profile: facts, hours, leave, photograph, consents, and who sees what. */
export const profileRouter = router({
  profile: memberProcedure.query(({ ctx }) => getOwnProfile(ctx)),
  preview: memberProcedure
    .input(z.strictObject({ relation: z.enum(relations) }))
    .query(({ ctx, input }) => previewOwnProfile(ctx, input)),
  /** What the forms offer; the catalogue is public. */
  profileOptions: publicProcedure.query(({ ctx }) => listProfileOptions(ctx)),

  saveAbout: memberProcedure.input(aboutSchema).mutation(({ ctx, input }) => saveAbout(ctx, input)),
  saveCareer: memberProcedure.input(careerSchema).mutation(({ ctx, input }) => saveCareer(ctx, input)),
  saveHeldRole: memberProcedure
    .input(z.strictObject({ id: z.uuid().optional(), post: heldRoleSchema }))
    .mutation(({ ctx, input }) => saveHeldRole(ctx, input)),
  removeHeldRole: memberProcedure.input(entry).mutation(({ ctx, input }) => removeHeldRole(ctx, input)),
  saveHeldCredential: memberProcedure
    .input(heldCredentialSchema)
    .mutation(({ ctx, input }) => saveHeldCredential(ctx, input)),
  removeHeldCredential: memberProcedure.input(entry).mutation(({ ctx, input }) => removeHeldCredential(ctx, input)),
  saveHours: memberProcedure.input(hoursSchema).mutation(({ ctx, input }) => saveHours(ctx, input)),
  startLeave: memberProcedure.input(leaveSchema).mutation(({ ctx, input }) => startLeave(ctx, input)),
  endLeave: memberProcedure.input(entry).mutation(({ ctx, input }) => endLeave(ctx, input)),
  saveVisibility: memberProcedure.input(visibilitySchema).mutation(({ ctx, input }) => saveVisibility(ctx, input)),

  savePhoto: memberProcedure
    .input(
      z.strictObject({
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestPhotoBytes + 1, {
          path: ["photo"],
          message: "Choose a photograph of at most 2 MB.",
        }),
      }),
    )
    .mutation(({ ctx, input }) => savePhoto(ctx, input)),
  removePhoto: memberProcedure.mutation(({ ctx }) => removePhoto(ctx)),

  consents: memberProcedure.query(({ ctx }) => listConsents(ctx)),
  missingConsents: memberProcedure.query(({ ctx }) => needsConsent(ctx, ctx.actor.id)),
  giveConsent: memberProcedure
    .input(z.strictObject({ documents: z.array(z.enum(consentDocuments)).min(1) }))
    .mutation(({ ctx, input }) => giveConsent(ctx, input)),
});
