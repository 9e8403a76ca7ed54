/** The kinds of mail that a member switches on and off; everything else belongs to taking part. */
export const mailKinds = ["plan_comments", "post_answers", "post_watched"] as const;
export type MailKind = (typeof mailKinds)[number];

/** All that a member chooses of mail: its kinds, and that mail about a post leaves the words of the post out. Each holds until it is switched off. */
export const mailChoices = [...mailKinds, "posts_without_words"] as const;
export type MailChoice = (typeof mailChoices)[number];

/** What an unsubscribe address stops: a kind of mail, or the reminders of an unfinished profile, which end by themselves. */
export const unsubscribeKinds = [...mailKinds, "profile_unfinished"] as const;
export type UnsubscribeKind = (typeof unsubscribeKinds)[number];
