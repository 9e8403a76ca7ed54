import { z } from "zod";
import { getCaughtHtml, getCaughtMail, listCaughtMail } from "@/server/email/caught-mail";
import { publicProcedure, router } from "@/server/trpc";
import { findReminderHolder, stopRemindersByToken } from "./unsubscribe";

const file = z.string().max(100);
const token = z.string().min(1).max(200);

export const notificationsRouter = router({
  /** Mail that was caught instead of sent; found only on an installation of this machine without a mail server. */
  listCaughtMail: publicProcedure
    .input(z.strictObject({ to: z.string().trim().max(254).optional() }))
    .query(({ input }) => listCaughtMail(input)),

  caughtMail: publicProcedure.input(z.strictObject({ file })).query(({ input }) => getCaughtMail(input)),

  caughtMailHtml: publicProcedure.input(z.strictObject({ file })).query(({ input }) => getCaughtHtml(input)),

  /** Whether a token of a reminder is one of ours. Changes nothing. */
  reminderHolder: publicProcedure
    .input(z.strictObject({ token }))
    .query(({ ctx, input }) => findReminderHolder(ctx, input)),

  /** Stops the reminders of whoever holds the token, at once. */
  stopReminders: publicProcedure
    .meta({ whileReadOnly: true })
    .input(z.strictObject({ token }))
    .mutation(({ ctx, input }) => stopRemindersByToken(ctx, input)),
});
