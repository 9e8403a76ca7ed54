/** The kinds of mail that a member switches on and off; everything else belongs to taking part. */
export const mailKinds = ["plan_comments"] as const;
export type MailKind = (typeof mailKinds)[number];

/** What an unsubscribe address stops: a kind of mail, or the reminders of an unfinished profile, which end by themselves. */
export const unsubscribeKinds = [...mailKinds, "profile_unfinished"] as const;
export type UnsubscribeKind = (typeof unsubscribeKinds)[number];
