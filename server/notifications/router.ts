import { z } from "zod";
import { mailChoices } from "@/domain/notifications/choices";
import { getCaughtHtml, getCaughtMail, listCaughtMail } from "@/server/email/caught-mail";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { getMailChoices, saveMailChoices } from "./choices";
import { findUnsubscribe, unsubscribeByToken } from "./unsubscribe";

const file = z.string().max(100);
const token = z.string().min(1).max(200);

export const notificationsRouter = router({
  /** Mail that was caught instead of sent; found only on an installation of this machine without a mail server. */
  listCaughtMail: publicProcedure
    .input(z.strictObject({ to: z.string().trim().max(254).optional() }))
    .query(({ input }) => listCaughtMail(input)),

  caughtMail: publicProcedure.input(z.strictObject({ file })).query(({ input }) => getCaughtMail(input)),

  caughtMailHtml: publicProcedure.input(z.strictObject({ file })).query(({ input }) => getCaughtHtml(input)),

  /** What a token of a mail stops, if it is one of ours. Changes nothing. */
  unsubscribeLink: publicProcedure
    .input(z.strictObject({ token }))
    .query(({ ctx, input }) => findUnsubscribe(ctx, input)),

  /** Stops what the token was made for, mail of a kind or of a thread, for whoever it was sent to, at once. */
  unsubscribe: publicProcedure
    .meta({ whileReadOnly: true })
    .input(z.strictObject({ token }))
    .mutation(({ ctx, input }) => unsubscribeByToken(ctx, input)),

  /** What mail the member gets of what is theirs to choose. */
  mailChoices: memberProcedure.query(({ ctx }) => getMailChoices(ctx)),
  saveMailChoices: memberProcedure
    .input(z.record(z.enum(mailChoices), z.boolean()))
    .mutation(({ ctx, input }) => saveMailChoices(ctx, input)),
});
