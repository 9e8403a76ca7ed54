"use client";

import { useEffect } from "react";

/** A post counts as read when it has been in sight for this long. */
const lookMs = 1_000;
/** What was read is told together, this long after the last of it. */
const settleMs = 700;

/**
 * Remembers which posts the reader has had before their eyes. Posts carry their place in time as `data-unread`; nothing that is
 * only on the page counts. Draws nothing.
 */
export function MarkRead({
  threadNo,
  mark,
}: {
  readonly threadNo: number;
  readonly mark: (threadNo: number, seqs: readonly number[]) => Promise<void>;
}) {
  useEffect(() => {
    const looks = new Map<Element, ReturnType<typeof setTimeout>>();
    const told = new Set<number>();
    let read: number[] = [];
    let soon: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const seqs = read;
      read = [];
      if (seqs.length > 0) mark(threadNo, seqs).catch(() => {});
    };
    const note = (post: Element) => {
      const seq = Number(post.getAttribute("data-unread"));
      if (!Number.isInteger(seq) || seq === 0 || told.has(seq)) return;
      told.add(seq);
      read.push(seq);
      clearTimeout(soon);
      soon = setTimeout(tell, settleMs);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(looks.get(target));
          if (isIntersecting)
            looks.set(
              target,
              setTimeout(() => note(target), lookMs),
            );
        }
      },
      // A long post is read although it is never whole in sight: what counts is that its beginning was in the upper part.
      { rootMargin: "0px 0px -20% 0px" },
    );
    for (const post of document.querySelectorAll("[data-unread]")) observer.observe(post);
    return () => {
      observer.disconnect();
      for (const look of looks.values()) clearTimeout(look);
      clearTimeout(soon);
      tell();
    };
  }, [threadNo, mark]);
  return null;
}
