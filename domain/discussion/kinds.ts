/** For whom a thread is: everybody, members, or those of one programme. */
export const threadAudiences = ["public", "members", "programme"] as const;
export type ThreadAudience = (typeof threadAudiences)[number];

/**
 * Where a post stands. `pending` waits for a moderator, `declined` was sent back by one, `sealed` waits for a quiet round to
 * open: none of these has a number yet.
 * `hidden` was taken out of sight until somebody has looked at it, `removed` by a moderator, `deleted` by its author.
 */
export const postStates = ["published", "pending", "declined", "sealed", "hidden", "removed", "deleted"] as const;
export type PostState = (typeof postStates)[number];

/** What a reader can say with one press. None of them ranks people. */
export const reactionKinds = ["useful", "seen_too", "disagree"] as const;
export type ReactionKind = (typeof reactionKinds)[number];

export const watchKinds = ["thread", "tag", "domain"] as const;
export type WatchKind = (typeof watchKinds)[number];

/** From nothing at all to every post. `normal` tells of answers to oneself and of mentions. */
export const watchLevels = ["mute", "normal", "first_post", "watch"] as const;
export type WatchLevel = (typeof watchLevels)[number];
