import { readFileSync } from "node:fs";
import { z } from "zod";
import { caseStages } from "../../domain/cases/stages";

const post = z.strictObject({
  id: z.string(),
  author_id: z.string(),
  reply_to_post_id: z.string().nullable(),
  offset_hours: z.int().min(0),
  body_markdown: z.string().min(1),
});

const thread = z.strictObject({
  id: z.string(),
  /** Null where it is free in a domain, which then is named. */
  case_id: z.string().nullable(),
  domain_id: z.string().optional(),
  title: z.string().min(8),
  opened_by_id: z.string(),
  level: z.enum(caseStages),
  tags: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  state: z.literal("open"),
  posts: z.array(post).min(1),
});

export type DemoThread = z.output<typeof thread>;
export type DemoPost = z.output<typeof post>;

/** The conversations of the demo community, checked. Their authors are invented, and so are their stories. */
export function readThreads(): DemoThread[] {
  const file = readFileSync(new URL("../../content/threads.json", import.meta.url), "utf8");
  return z.object({ threads: z.array(thread) }).parse(JSON.parse(file)).threads;
}
