import { eq } from "drizzle-orm";
import { members, menteeProfiles, sessions } from "@/db/schema/index";
import { mostReminders } from "@/domain/notifications/reminders";
import { mintOneTimeToken, type OneTimePurpose } from "@/server/accounts/one-time";
import type { MailContent } from "@/server/email/content";
import { accountAlreadyRegistered } from "@/server/email/templates/account-already-registered";
import { accountConfirmationWanted } from "@/server/email/templates/account-confirmation-wanted";
import { accountEmailChangeWanted } from "@/server/email/templates/account-email-change-wanted";
import { accountEmailChanged } from "@/server/email/templates/account-email-changed";
import { accountNewDevice } from "@/server/email/templates/account-new-device";
import type { OneTime } from "@/server/email/templates/account-one-time";
import { accountPasswordChanged } from "@/server/email/templates/account-password-changed";
import { accountPasswordResetWanted } from "@/server/email/templates/account-password-reset-wanted";
import { accountProfileUnfinished } from "@/server/email/templates/account-profile-unfinished";
import { accountSignInWanted } from "@/server/email/templates/account-sign-in-wanted";
import { accountVerificationWanted } from "@/server/email/templates/account-verification-wanted";
import type { Letter } from "@/server/email/templates/letter";
import type { Hearer, MailEvent, Scene } from "./event";

type AccountFact = { memberId: string };

const theMember = async (_db: unknown, fact: AccountFact): Promise<Hearer[]> => [{ memberId: fact.memberId }];

/** A code is made when its mail is written, so that none waits in the database and no minute of its life is lost. */
function withToken(purpose: OneTimePurpose, template: (letter: Letter, token: OneTime) => MailContent) {
  return async ({ db, now, letter, address }: Scene, { memberId }: AccountFact): Promise<MailContent> => {
    const email = address === null ? {} : { email: address };
    return template(letter, await mintOneTimeToken({ db, now }, { memberId, purpose, ...email }));
  };
}

export const verificationWanted: MailEvent<"account.verification_wanted"> = {
  toUnconfirmed: true,
  hearers: theMember,
  compose: async (scene, fact) =>
    scene.to.verified ? undefined : withToken("verify_email", accountVerificationWanted)(scene, fact),
};

export const signInWanted: MailEvent<"account.sign_in_wanted"> = {
  toUnconfirmed: true,
  hearers: theMember,
  compose: withToken("sign_in", accountSignInWanted),
};

export const confirmationWanted: MailEvent<"account.confirmation_wanted"> = {
  toUnconfirmed: true,
  hearers: theMember,
  compose: withToken("sign_in", accountConfirmationWanted),
};

export const passwordResetWanted: MailEvent<"account.password_reset_wanted"> = {
  toUnconfirmed: true,
  hearers: theMember,
  compose: withToken("reset_password", accountPasswordResetWanted),
};

export const alreadyRegistered: MailEvent<"account.already_registered"> = {
  toUnconfirmed: true,
  hearers: theMember,
  compose: async ({ letter }) => accountAlreadyRegistered(letter),
};

export const emailChangeWanted: MailEvent<"account.email_change_wanted"> = {
  toUnconfirmed: true,
  hearers: async (_db, fact) => [{ memberId: fact.memberId, address: fact.newEmail }],
  compose: withToken("change_email", accountEmailChangeWanted),
};

export const emailChanged: MailEvent<"account.email_changed"> = {
  hearers: async (_db, fact) => [{ memberId: fact.memberId }, { memberId: fact.memberId, address: fact.oldEmail }],
  compose: async ({ letter, now, address }) => accountEmailChanged(letter, now, address !== null),
};

export const passwordChanged: MailEvent<"account.password_changed"> = {
  hearers: theMember,
  compose: async ({ db, letter, now }, fact) => {
    const [row] = await db.select({ at: members.passwordChangedAt }).from(members).where(eq(members.id, fact.memberId));
    return accountPasswordChanged(letter, row?.at ?? now);
  },
};

export const newDevice: MailEvent<"account.new_device"> = {
  hearers: theMember,
  compose: async ({ db, letter }, fact) => {
    const [session] = await db
      .select({ device: sessions.device, at: sessions.createdAt })
      .from(sessions)
      .where(eq(sessions.id, fact.sessionId));
    return session === undefined ? undefined : accountNewDevice(letter, session);
  },
};

export const profileUnfinished: MailEvent<"account.profile_unfinished"> = {
  optional: "profile_unfinished",
  hearers: theMember,
  compose: async ({ db, letter, unsubscribe }, fact) => {
    const [profile] = await db
      .select({ readyAt: menteeProfiles.readyAt, sent: menteeProfiles.remindersSent })
      .from(menteeProfiles)
      .where(eq(menteeProfiles.memberId, fact.memberId));
    // More than this reminder counted as sent: the person has asked for no more of them.
    if (profile === undefined || profile.readyAt !== null || profile.sent > fact.reminder) return undefined;
    return accountProfileUnfinished(letter, {
      isLast: fact.reminder >= mostReminders,
      unsubscribe: unsubscribe("profile_unfinished"),
    });
  },
};
