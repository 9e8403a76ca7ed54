/** A member's first posts are looked at by a moderator before others see them; after so many it ends by itself. */
export const reviewedPosts = 2;

/** Whether somebody with so many posts that stand is still new here. Nobody is shown that they are. */
export function isNewcomer(published: number): boolean {
  return published < reviewedPosts;
}

/** What one post of somebody new may hold of links out of this site, and of names. */
const mostOfNewcomer = 2;

/** Why a post of somebody new is refused, or null when it holds no more links and names than theirs may. */
export function refusedOfNewcomer({ links, mentions }: { readonly links: number; readonly mentions: number }) {
  if (links > mostOfNewcomer) return "discussion.two_links";
  return mentions > mostOfNewcomer ? "discussion.two_mentions" : null;
}
