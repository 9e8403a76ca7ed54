/** A member's first posts are looked at by a moderator before others see them; after so many it ends by itself. */
export const reviewedPosts = 2;

/** Whether somebody with so many posts that stand is still new here. Nobody is shown that they are. */
export function isNewcomer(published: number): boolean {
  return published < reviewedPosts;
}
