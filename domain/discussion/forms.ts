import { z } from "zod";
import { givenNumber } from "@/domain/given-number";
import { asLine, isSeen } from "@/domain/text";
import { caseStages } from "../cases/stages";
import { reactionKinds, threadAudiences, watchKinds, watchLevels } from "./kinds";
import { readNumber } from "./number";

/** The most that one post holds, in characters of Markdown. */
const longestPost = 20_000;
const longestTitle = 160;
const mostTags = 5;

const key = z.uuid();
const body = z.string().trim().min(1).max(longestPost).refine(isSeen, "Write something.");

/** The number of a post as an address or a form writes it. */
export const numberSchema = z.string().transform((text, check) => {
  const number = readNumber(text);
  if (number !== null) return number;
  check.addIssue({ code: "custom", message: "not a number of a post" });
  return z.NEVER;
});

export const openThreadSchema = z.strictObject({
  title: z.string().transform(asLine).pipe(z.string().min(8).max(longestTitle)),
  body,
  /** A thread is about a case, or free in a domain. */
  caseId: z.string().max(100).nullable(),
  domainId: z.string().max(100).nullable(),
  stage: z.enum(caseStages).nullable(),
  audience: z.enum(threadAudiences),
  programmeId: z.uuid().nullable(),
  tagIds: z.array(z.string().max(60)).max(mostTags),
  asMember: z.boolean(),
  /** First answers are collected unseen for two days and opened together. */
  quiet: z.boolean(),
  key,
});

export const replySchema = z.strictObject({
  threadNo: givenNumber,
  /** The post that is answered, or null for a new top post. */
  replyTo: numberSchema.nullable(),
  body,
  asMember: z.boolean(),
  /** Follow the thread from now on. */
  watch: z.boolean(),
  key,
});

/** A text on its way into a thread, and the beginning of a name that is being typed there. */
export const referencesSchema = z.strictObject({
  place: z.union([
    z.strictObject({ threadNo: givenNumber }),
    z.strictObject({ audience: z.enum(threadAudiences), programmeId: z.uuid().nullable() }),
  ]),
  body,
});
export const suggestMentionsSchema = z.strictObject({
  threadNo: givenNumber,
  typed: z.string().trim().min(1).max(60),
});

/** `revision` is the text that was edited: another one meanwhile is a conflict. */
export const editPostSchema = z.strictObject({
  postId: z.uuid(),
  revision: z.int().min(1),
  body,
});

/** Which posts were read, by their places in time; null for all that there are. */
export const markReadSchema = z.strictObject({
  threadNo: givenNumber,
  seqs: z.array(givenNumber).max(200).nullable(),
});

/** `subject` is the number of a thread, or the id of a tag or domain. */
export const watchSchema = z.strictObject({
  kind: z.enum(watchKinds),
  subject: z.string().min(1).max(100),
  level: z.enum(watchLevels).nullable(),
});

const postId = z.uuid();
export const ofPostSchema = z.strictObject({ postId });
export const reactSchema = z.strictObject({ postId, kind: z.enum(reactionKinds), on: z.boolean() });
/** In one's own words; null leaves what is there. */
const lesson = z.string().trim().max(500).nullable();
export const keepPostSchema = z.strictObject({ postId, keep: z.boolean(), lesson });
export const takeawaySchema = z.strictObject({ postId, on: z.boolean() });

/** `key` is the form's, from which the address follows: sent twice it makes one. */
export const makeFeedSchema = z.strictObject({ key });

export type MarkRead = z.output<typeof markReadSchema>;
export type Watch = z.output<typeof watchSchema>;
export type React = z.output<typeof reactSchema>;
export type KeepPost = z.output<typeof keepPostSchema>;
export type Takeaway = z.output<typeof takeawaySchema>;

/** Which threads to list. Everything left out lets all pass. */
export const threadFilterSchema = z.strictObject({
  domain: z.string().min(1).max(100).optional(),
  tag: z.string().min(1).max(60).optional(),
  unread: z.boolean().optional(),
  /** Where the page before ended. */
  after: z.string().max(40).optional(),
});

export type ThreadFilter = z.output<typeof threadFilterSchema>;
export type OpenThread = z.output<typeof openThreadSchema>;
export type Reply = z.output<typeof replySchema>;
export type EditPost = z.output<typeof editPostSchema>;
