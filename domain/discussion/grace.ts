/** For so long after it was published a post is edited without a word about it. */
const graceMinutes = 5;

/** Whether an edit at `now` is still part of writing the post. */
export function isWithinGrace(publishedAt: Date, now: Date): boolean {
  return now.getTime() - publishedAt.getTime() < graceMinutes * 60_000;
}
