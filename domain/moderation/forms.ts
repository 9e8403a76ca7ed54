import { z } from "zod";
import { givenNumber } from "@/domain/given-number";
import { flagReasons } from "./kinds";

const words = z.string().trim().max(2_000);
const reason = words.min(1, "Write a sentence: whoever it concerns reads it.");

/** What is reported: a post, a case by the last part of its address, or a member by theirs. */
export const reportSchema = z.strictObject({
  about: z.union([
    z.strictObject({ postId: z.uuid() }),
    z.strictObject({ caseSlug: z.string().max(100) }),
    z.strictObject({ memberHandle: z.string().min(1).max(100) }),
  ]),
  reason: z.enum(flagReasons),
  words,
});

export const decideWaitingSchema = z
  .strictObject({ postId: z.uuid(), revision: z.int().min(1), approve: z.boolean(), words })
  .refine((given) => given.approve || given.words !== "", {
    path: ["words"],
    message: "Write why, and what would make it fit: the author reads it.",
  });

/** A post is kept or removed; of a case or a member it is said what came of it, and of a member whether something was done. */
export const decideMatterSchema = z.strictObject({
  matterId: z.uuid(),
  /** The text of the post that was read; null for a case or a member, and where the post is gone. */
  revision: z.int().min(1).nullable(),
  remove: z.boolean(),
  words: reason,
});

const postMoves = ["hide", "restore", "remove"] as const;
export const movePostSchema = z.strictObject({
  postId: z.uuid(),
  revision: z.int().min(1),
  move: z.enum(postMoves),
  words: reason,
});

/** The name behind “a member” is shown for a reason that is written down. */
export const unmaskSchema = z.strictObject({ postId: z.uuid(), reason: words.min(10, "Write why you need to know.") });

const threadMoves = ["lock", "unlock", "pin", "unpin"] as const;
export const changeThreadSchema = z.strictObject({ threadNo: givenNumber, move: z.enum(threadMoves), words });

export const suspendSchema = z.strictObject({ memberId: z.uuid(), suspended: z.boolean(), reason });

export type MovePost = z.output<typeof movePostSchema>;
export type ChangeThread = z.output<typeof changeThreadSchema>;
export type Suspend = z.output<typeof suspendSchema>;
export type Report = z.output<typeof reportSchema>;
export type DecideWaiting = z.output<typeof decideWaitingSchema>;
export type DecideMatter = z.output<typeof decideMatterSchema>;
