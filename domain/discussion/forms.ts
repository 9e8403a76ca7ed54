import { z } from "zod";
import { givenNumber } from "@/domain/given-number";
import { asLine, isSeen } from "@/domain/text";
import { caseStages } from "../cases/stages";
import { uploadSchema } from "../files/upload";
import { attachmentLimits } from "./attachments";
import { reactionKinds, threadAudiences, watchKinds, watchLevels } from "./kinds";
import { readNumber } from "./number";

/** The most that one post holds, in characters of Markdown. */
const longestPost = 20_000;
const longestTitle = 160;
const mostTags = 5;

const key = z.uuid();
const body = z.string().trim().min(1).max(longestPost).refine(isSeen, "Write something.");

export const titleSchema = z.string().transform(asLine).pipe(z.string().min(8).max(longestTitle));

/** The number of a post as an address or a form writes it. */
export const numberSchema = z.string().transform((text, check) => {
  const number = readNumber(text);
  if (number !== null) return number;
  check.addIssue({ code: "custom", message: "not a number of a post" });
  return z.NEVER;
});

/** Files that were taken before, in the order in which they are shown, with what pictures show. */
const files = z
  .array(z.strictObject({ id: z.uuid(), alt: z.string().trim().max(attachmentLimits.alt) }))
  .max(attachmentLimits.perPost, "discussion.four_files");

/** A form in which files wait until it is sent: an answer, a new thread, an edit. */
export const placeSchema = z.string().regex(/^(reply|thread|edit):[\w.-]{1,100}(:[\w.]{1,20})?$/);

export const takeAttachmentSchema = z.strictObject({ place: placeSchema, file: uploadSchema, key });
export const dropAttachmentSchema = z.strictObject({ id: z.uuid() });

/** `shown` is a picture no larger than pages show it. `skips`: a visitor looks at a case without deciding. */
export const getAttachmentSchema = z.strictObject({
  id: z.uuid(),
  part: z.enum(["whole", "shown"]),
  skips: z.boolean(),
  /** The reader has the bytes already and asks whether they may still be had. */
  known: z.boolean(),
});

export const openThreadSchema = z.strictObject({
  title: titleSchema,
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
  files: files.default([]),
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
  files: files.default([]),
  key,
});

/** Where a text is to be posted: in a thread, or as the first post of one for these readers, about this case or none. */
const postingPlace = z.union([
  z.strictObject({ threadNo: givenNumber }),
  z.strictObject({
    audience: z.enum(threadAudiences),
    programmeId: z.uuid().nullable(),
    caseId: z.string().max(100).nullable(),
  }),
]);

/** A text on its way into a thread, and the beginning of a name that is being typed there. */
export const referencesSchema = z.strictObject({ place: postingPlace, body });
export const suggestMentionsSchema = z.strictObject({
  place: postingPlace,
  typed: z.string().trim().min(1).max(60),
});
export type PostingPlace = z.output<typeof postingPlace>;

/** `revision` is the text that was edited: another one meanwhile is a conflict. `files` are all that it has from now on; left out, they stay. */
export const editPostSchema = z.strictObject({
  postId: z.uuid(),
  revision: z.int().min(1),
  body,
  files: files.optional(),
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

export type AttachedFile = z.output<typeof files>[number];
export type TakeAttachment = z.output<typeof takeAttachmentSchema>;
export type GetAttachment = z.output<typeof getAttachmentSchema>;
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
