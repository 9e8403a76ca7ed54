"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { isBeingTyped, isReplyTyped } from "@/components/ui/being-typed";
import { askForWholeAnswers } from "@/components/ui/whole-answers";
import { KeepPlace, lookedAt } from "./keep-place";
import { numberHref } from "./post-words";

/** What the stream says. It is our own and of the same build: a schema would weigh more than the rest of the page's scripts. */
const readNews = (data: string): { readonly at: string; readonly added: readonly string[]; readonly moved: boolean } =>
  JSON.parse(data);

/** New posts are drawn at once, and those that come within this time of a drawing together. */
const betweenMs = 500;
/** Other changes, such as one's own that this page is about to show, wait for so long. */
const settleMs = 150;
/** So long a new post stays announced after it has come into sight, so that it can be heard of. */
const announcedMs = 3_000;
/** After a refusal, when there is no place free or the thread is gone. */
const againMs = 60_000;

const postOf = (number: string) => document.getElementById(`post-${number}`);

/** Whether what the reader looks at would be pushed off the end of a page that is full. */
function wouldLosePlace(added: number): boolean {
  const place = lookedAt();
  const posts = [...document.querySelectorAll(".posts > .post")];
  return place !== null && posts.includes(place) && posts.indexOf(place) + added >= posts.length;
}

/**
 * Draws the page of a thread again when something in it has changed, without moving what is read or typed, and says which new posts
 * are not in sight. `at` is how far the page goes; a lost connection comes back from there. A page that nobody looks at
 * holds no line.
 */
export function LiveThread({
  no,
  path,
  at,
  isFull,
}: {
  readonly no: number;
  readonly path: string;
  readonly at: string;
  /** Further posts follow on the next page. */
  readonly isFull: boolean;
}) {
  const router = useRouter();
  const [added, setAdded] = useState<readonly string[]>([]);
  const drawn = useRef({ at, isFull });
  useEffect(() => {
    drawn.current = { at, isFull };
  }, [at, isFull]);

  // Where an answer has led, the keyboard goes on: without a page that is loaded it would be where the button was.
  const led = useRef("");
  useEffect(() => {
    const { hash } = location;
    if (hash !== led.current && document.activeElement === document.body)
      document.getElementById(hash.slice(1))?.focus({ preventScroll: true });
    led.current = hash;
  });

  useEffect(() => {
    let source: EventSource | undefined;
    let known = drawn.current.at;
    let waiting = 0;
    let moved = false;
    let drawnAt = Number.NEGATIVE_INFINITY;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    const drawAgain = () => {
      soon = undefined;
      if (known === drawn.current.at) waiting = 0;
      if (known === drawn.current.at || isBeingTyped()) return;
      if ((moved && isReplyTyped()) || (drawn.current.isFull && wouldLosePlace(waiting))) return;
      waiting = 0;
      drawnAt = performance.now();
      router.refresh();
    };
    const drawSoon = () => {
      soon ??= setTimeout(drawAgain, Math.max(waiting > 0 ? 0 : settleMs, drawnAt + betweenMs - performance.now()));
    };
    const open = () => {
      source?.close();
      clearTimeout(later);
      if (document.visibilityState === "hidden") return;
      source = new EventSource(`/discussion/${no}/live?since=${known}`);
      source.onmessage = ({ data }) => {
        const news = readNews(data);
        known = news.at;
        moved = news.moved;
        // One's own post: the page that shows it was drawn since.
        if (known === drawn.current.at) return;
        waiting += news.added.length;
        if (news.added.length > 0) setAdded((before) => [...new Set([...before, ...news.added])]);
        drawSoon();
      };
      source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED) later = setTimeout(open, againMs);
      };
    };
    askForWholeAnswers();
    open();
    document.addEventListener("visibilitychange", open);
    return () => {
      document.removeEventListener("visibilitychange", open);
      clearTimeout(soon);
      clearTimeout(later);
      source?.close();
    };
  }, [no, router]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: posts that were not there before are there when the page is drawn again.
  useEffect(() => {
    const timers: ReturnType<typeof setTimeout>[] = [];
    const forget = (post: Element) =>
      timers.push(
        setTimeout(() => setAdded((before) => before.filter((one) => `post-${one}` !== post.id)), announcedMs),
      );
    const sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) forget(target);
    });
    for (const number of added) {
      const post = postOf(number);
      if (post !== null) sight.observe(post);
    }
    return () => {
      sight.disconnect();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [added, at]);

  const [first] = added;
  return (
    <>
      <KeepPlace at={at} />
      <div className="live-news" role="status">
        {first === undefined ? null : (
          <p>
            {added.length === 1 ? `1 new reply, ${first}` : `${added.length} new replies, from ${first}`}.{" "}
            <a
              href={numberHref(path, first)}
              onClick={(event) => {
                const post = postOf(first);
                if (post === null) return;
                event.preventDefault();
                post.scrollIntoView();
                post.querySelector<HTMLElement>(".pn")?.focus({ preventScroll: true });
              }}
            >
              Show
            </a>
          </p>
        )}
      </div>
    </>
  );
}
