import { z } from "zod";
import { givenNumber } from "@/domain/given-number";
import { numberSchema, titleSchema } from "../discussion/forms";
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
/** Why a thread is locked its readers are told; why it is pinned, or either taken back, stands in the log where it is given. */
export const changeThreadSchema = z
  .strictObject({ threadNo: givenNumber, move: z.enum(threadMoves), words })
  .refine((given) => given.move !== "lock" || given.words !== "", {
    path: ["words"],
    message: "Write why: whoever reads the thread sees it.",
  });

export const suspendSchema = z.strictObject({ memberId: z.uuid(), suspended: z.boolean(), reason });

const threadNo = givenNumber;
/** A search for the place to which something goes: by its number, its address or words of its title. */
const q = z.string().trim().max(200).optional();

/** To a case, by the last part of its address, or to a domain, where it is about none. */
const subject = z.union([
  z.strictObject({ caseSlug: z.string().max(100) }),
  z.strictObject({ domainId: z.string().min(1).max(100) }),
]);
export const getMoveSchema = z.strictObject({ threadNo, q, to: subject.optional() });
export const moveThreadSchema = z.strictObject({ threadNo, to: subject, reason });

export const getMergeSchema = z.strictObject({ threadNo, q, intoNo: givenNumber.optional() });
export const mergeThreadsSchema = z.strictObject({ threadNo, intoNo: givenNumber, reason });

/** At once no more than this: who moves most of a thread merges it. */
const mostChosen = 200;
const numbers = z.array(numberSchema).max(mostChosen);
/** `from` is the first post to choose from; `numbers` are chosen already. */
export const getSplitSchema = z.strictObject({ threadNo, from: numberSchema.optional(), numbers });
/** `key` is the form's, so that sending it twice splits once. */
export const splitThreadSchema = z.strictObject({
  threadNo,
  numbers: numbers.min(1, "moderation.nothing_chosen"),
  title: titleSchema,
  reason,
  key: z.uuid(),
});

export type GetMove = z.output<typeof getMoveSchema>;
export type MoveThread = z.output<typeof moveThreadSchema>;
export type GetMerge = z.output<typeof getMergeSchema>;
export type MergeThreads = z.output<typeof mergeThreadsSchema>;
export type GetSplit = z.output<typeof getSplitSchema>;
export type SplitThread = z.output<typeof splitThreadSchema>;
export type MovePost = z.output<typeof movePostSchema>;
export type ChangeThread = z.output<typeof changeThreadSchema>;
export type Suspend = z.output<typeof suspendSchema>;
export type Report = z.output<typeof reportSchema>;
export type DecideWaiting = z.output<typeof decideWaitingSchema>;
export type DecideMatter = z.output<typeof decideMatterSchema>;
