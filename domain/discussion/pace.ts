const hour = 3_600_000;

/**
 * How often in an hour one member does what others have to read, hear of or act on. Whoever types and reads meets none of these; a
 * program does.
 */
export const paces = {
  /** Threads and answers. */
  post: { points: 120, windowMs: hour },
  edit: { points: 120, windowMs: hour },
  /** Reactions, kept posts and takeaways: each draws the open pages of a thread again. */
  press: { points: 600, windowMs: hour },
  report: { points: 30, windowMs: hour },
} as const;

export type Pace = keyof typeof paces;
