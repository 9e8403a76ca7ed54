import type { getThread } from "@/server/discussion/threads/thread-page";
import { numberHref } from "./post-words";

type Gone = Awaited<ReturnType<typeof getThread>>["gone"][number];

/** Numbers side by side whose posts went to the same thread, with where they stand now. */
function stretches(gone: readonly Gone[]): Gone[][] {
  const list: Gone[][] = [];
  for (const one of gone) {
    const last = list.at(-1);
    if (last?.[0]?.to?.path === one.to?.path && last !== undefined) last.push(one);
    else list.push([one]);
  }
  return list;
}

/** The place of posts that were moved: each number still leads to its post. */
export function MovedPosts({ gone }: { readonly gone: readonly Gone[] }) {
  return stretches(gone).map((stretch) => {
    const [first] = stretch;
    if (first === undefined) return null;
    const { to } = first;
    return (
      <li key={first.number} className="moved">
        <p>
          {stretch.length === 1 ? "Post" : "Posts"}{" "}
          {stretch.map(({ number, to: now }, at) => (
            <span key={number} id={`post-${number}`}>
              {at === 0 ? "" : ", "}
              {now === null ? number : <a href={numberHref(now.path, now.number)}>{number}</a>}
            </span>
          ))}{" "}
          {to === null ? (
            "moved to another thread"
          ) : to.isHere ? (
            "moved within this thread"
          ) : (
            <>
              moved to <a href={to.path}>{to.title}</a>
            </>
          )}
        </p>
      </li>
    );
  });
}
