import { readFileSync } from "node:fs";
import { z } from "zod";
import { caseStages } from "../../domain/cases/stages";

const post = z.strictObject({
  id: z.string(),
  author_id: z.string(),
  reply_to_post_id: z.string().nullable(),
  offset_hours: z.int().min(0),
  body_markdown: z.string().min(1),
  /** Written without a name. */
  as_member: z.boolean().default(false),
  /** What it said before its author changed it. */
  was: z.string().min(1).optional(),
  /** Who keeps it, with the lesson they drew. */
  kept_by: z.array(z.strictObject({ id: z.string(), lesson: z.string().nullable() })).default([]),
});

const thread = z.strictObject({
  id: z.string(),
  /** Null where it is free in a domain, which then is named. A case of the demo community has the key of its row. */
  case_id: z.string().nullable(),
  domain_id: z.string().optional(),
  title: z.string().min(8),
  opened_by_id: z.string(),
  level: z.enum(caseStages),
  tags: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  state: z.literal("open"),
  audience: z.enum(["public", "members"]).default("public"),
  pinned: z.boolean().default(false),
  /** How long ago its last post was written; without it, the further down the file the longer. */
  rested_hours: z.int().min(1).optional(),
  /** Until its quiet round ends: what follows the opening post is sealed. */
  quiet_hours_left: z.int().min(1).optional(),
  /** What whoever opened it takes away. */
  takeaways: z.array(z.string()).max(3).default([]),
  posts: z.array(post).min(1),
});

export type DemoThread = z.output<typeof thread>;
export type DemoPost = z.output<typeof post>;

/** The conversations of the demo community, checked. Their authors are invented, and so are their stories. */
export function readThreads(): DemoThread[] {
  const file = readFileSync(new URL("../../content/threads.json", import.meta.url), "utf8");
  return z.object({ threads: z.array(thread) }).parse(JSON.parse(file)).threads;
}
