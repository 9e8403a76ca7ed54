import { z } from "zod";
import { normaliseEmail } from "@/domain/accounts/email";
import { isLongEnough } from "@/domain/accounts/password";
import { freshMemberProcedure, memberProcedure, publicProcedure, type RequestCtx, router } from "@/server/trpc";
import {
  changePassword,
  confirmEmailChange,
  confirmIdentity,
  requestConfirmationCode,
  requestEmailChange,
  requestPasswordReset,
  resetPassword,
} from "./credentials";
import { disconnectIdentities } from "./identities";
import { revokeOtherSessions, revokeSession } from "./manage-sessions";
import { peekAtLink } from "./one-time";
import { getOwnAccount, listOwnSessions } from "./queries";
import type { StartedSession } from "./sessions";
import { canSetUp, setUp } from "./set-up";
import { requestSignInCode, signInWithCode, signInWithLink, signInWithPassword, signOut } from "./sign-in";
import { signUp } from "./sign-up";

const email = z.string().trim().min(1).max(254);
const password = z.string().min(1).max(1_024);
const code = z.string().trim().min(1).max(20);
const token = z.string().min(1).max(100);
/** What sign-up gave this browser, if it was this one. */
const claim = z.string().max(100).optional();

/** Puts a started session in the answer's cookie; nothing of it is returned. */
async function carry(ctx: RequestCtx, starting: Promise<StartedSession>): Promise<void> {
  const session = await starting;
  ctx.cookie.start(session.token, session.endsAt);
}

// Refused together here, so that a form says all that is wrong with it at once.
const wellFormed = email.refine((given) => normaliseEmail(given) !== null, "accounts.email_malformed");
const longEnough = password.refine(isLongEnough, "accounts.password_too_short");
const accepts = z.boolean().refine((isAccepted) => isAccepted, "accounts.consent_needed");

/** Coming in, going out and closing a door behind oneself work while nothing else may be changed. */
const stillWorks = { whileReadOnly: true };

export const accountsRouter = router({
  signUp: publicProcedure
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(80),
        email: wellFormed,
        password: longEnough,
        adult: z.boolean().refine((isAdult) => isAdult, "accounts.adults_only"),
        accepts,
      }),
    )
    .mutation(({ ctx, input }) => signUp(ctx, input)),

  signInWithPassword: publicProcedure
    .meta(stillWorks)
    .input(z.strictObject({ email, password }))
    .mutation(({ ctx, input }) => carry(ctx, signInWithPassword(ctx, input))),

  requestSignInCode: publicProcedure
    .meta(stillWorks)
    .input(z.strictObject({ email }))
    .mutation(({ ctx, input }) => requestSignInCode(ctx, input)),

  signInWithCode: publicProcedure
    .meta(stillWorks)
    .input(z.strictObject({ email, code, claim }))
    .mutation(({ ctx, input }) => carry(ctx, signInWithCode(ctx, input))),

  /** Whom a link would sign in. Spends nothing. */
  linkHolder: publicProcedure
    .input(z.strictObject({ token, use: z.enum(["sign_in", "reset_password", "change_email"]) }))
    .query(async ({ ctx, input }) => {
      const purposes = input.use === "sign_in" ? (["sign_in", "verify_email"] as const) : ([input.use] as const);
      const open = await peekAtLink(ctx.db, input.token, [...purposes], ctx.now);
      return open === null || open.name === null ? null : { name: open.name, email: open.email, purpose: open.purpose };
    }),

  signInWithLink: publicProcedure
    .meta(stillWorks)
    .input(z.strictObject({ token, claim }))
    .mutation(({ ctx, input }) => carry(ctx, signInWithLink(ctx, input))),

  requestPasswordReset: publicProcedure
    .input(z.strictObject({ email }))
    .mutation(({ ctx, input }) => requestPasswordReset(ctx, input)),

  resetPassword: publicProcedure
    .input(
      z.strictObject({
        proof: z.union([z.strictObject({ token }), z.strictObject({ email, code })]),
        password,
      }),
    )
    .mutation(({ ctx, input }) => carry(ctx, resetPassword(ctx, input))),

  signOut: publicProcedure.meta(stillWorks).mutation(async ({ ctx }) => {
    await signOut(ctx);
    ctx.cookie.end();
  }),

  canSetUp: publicProcedure
    .input(z.strictObject({ token }))
    .query(({ ctx, input }) => canSetUp(ctx.db, input.token, ctx.now)),

  setUp: publicProcedure
    .input(
      z.strictObject({
        token,
        name: z.string().trim().min(1).max(80),
        email: wellFormed,
        password: longEnough,
        accepts,
      }),
    )
    .mutation(({ ctx, input }) => carry(ctx, setUp(ctx, input))),

  own: memberProcedure.query(({ ctx }) => getOwnAccount(ctx)),

  sessions: memberProcedure.query(({ ctx }) => listOwnSessions(ctx)),

  revokeSession: memberProcedure
    .meta(stillWorks)
    .input(z.strictObject({ sessionId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),

  revokeOtherSessions: memberProcedure.meta(stillWorks).mutation(({ ctx }) => revokeOtherSessions(ctx)),

  confirmIdentity: memberProcedure
    .meta(stillWorks)
    .input(z.union([z.strictObject({ password }), z.strictObject({ code })]))
    .mutation(({ ctx, input }) => carry(ctx, confirmIdentity(ctx, input))),

  requestConfirmationCode: memberProcedure.meta(stillWorks).mutation(({ ctx }) => requestConfirmationCode(ctx)),

  changePassword: freshMemberProcedure
    .input(z.strictObject({ password }))
    .mutation(({ ctx, input }) => carry(ctx, changePassword(ctx, input))),

  disconnectIdentities: freshMemberProcedure.mutation(({ ctx }) => disconnectIdentities(ctx)),

  requestEmailChange: freshMemberProcedure
    .input(z.strictObject({ email }))
    .mutation(({ ctx, input }) => requestEmailChange(ctx, input)),

  confirmEmailChange: memberProcedure
    .input(z.union([z.strictObject({ token }), z.strictObject({ code })]))
    .mutation(({ ctx, input }) => confirmEmailChange(ctx, input)),
});
