"use client";

import { useEffect, useRef } from "react";

/** A post counts as read when its end has been in sight for this long. */
const lookMs = 1_000;
/** What was read is told together, this long after the last of it. */
const settleMs = 700;

/** What carries the place in time of the post that an element is in. */
const seqOf = (element: Element) => Number(element.closest("[data-unread]")?.getAttribute("data-unread"));

/**
 * Remembers which posts the reader has had before their eyes: to the end, however long they are, and while the page was looked
 * at. Posts carry their place in time as `data-unread`; nothing that is only on the page counts. `at` says how far the page
 * goes: drawn again it may hold other posts. Draws nothing.
 */
export function MarkRead({
  threadNo,
  at,
  mark,
}: {
  readonly threadNo: number;
  readonly at: string;
  readonly mark: (threadNo: number, seqs: readonly number[]) => Promise<void>;
}) {
  const told = useRef(new Set<number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: posts that were not there before are there when the page is drawn again.
  useEffect(() => {
    const looks = new Map<Element, ReturnType<typeof setTimeout>>();
    let read: number[] = [];
    let soon: ReturnType<typeof setTimeout> | undefined;
    // Not arrived: it counts again when it is next in sight.
    const forget = (seqs: readonly number[]) => {
      for (const seq of seqs) told.current.delete(seq);
    };
    const tell = () => {
      clearTimeout(soon);
      const seqs = read;
      read = [];
      if (seqs.length > 0) mark(threadNo, seqs).catch(() => forget(seqs));
    };
    const note = (end: Element) => {
      const seq = seqOf(end);
      if (!Number.isInteger(seq) || seq === 0 || told.current.has(seq)) return;
      told.current.add(seq);
      read.push(seq);
      clearTimeout(soon);
      soon = setTimeout(tell, settleMs);
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(looks.get(target));
        if (isIntersecting) looks.set(target, setTimeout(note, lookMs, target));
      }
    });
    const stop = () => {
      observer.disconnect();
      for (const look of looks.values()) clearTimeout(look);
    };
    const begin = () => {
      stop();
      if (document.visibilityState === "hidden") return tell();
      for (const post of document.querySelectorAll("[data-unread]")) observer.observe(post.lastElementChild ?? post);
    };
    begin();
    document.addEventListener("visibilitychange", begin);
    return () => {
      document.removeEventListener("visibilitychange", begin);
      stop();
      tell();
    };
  }, [threadNo, at, mark]);
  return null;
}
