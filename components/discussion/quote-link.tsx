"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, useRef } from "react";

/** An address holds no more of a quotation. */
const longest = 1_500;

/** The words of the post around a link that are selected; none when the selection begins or ends elsewhere. */
function selectedAround(link: Element): string {
  const chosen = getSelection();
  const words = link.closest(".post")?.querySelector(".prose");
  const within = (node: Node | null) => node !== null && words?.contains(node) === true;
  if (chosen === null || !within(chosen.anchorNode) || !within(chosen.focusNode)) return "";
  return chosen.toString().trim().slice(0, longest);
}

/** Quotes a post in the answer to it: the words of it that are selected, or all of it. Without scripts, all of it. */
export function QuoteLink({ href, number }: { readonly href: string; readonly number: string }) {
  const router = useRouter();
  // A press with the mouse takes the selection away before the link is followed.
  const words = useRef("");
  const note = (event: MouseEvent<HTMLAnchorElement>) => {
    words.current = selectedAround(event.currentTarget);
  };
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    const chosen = selectedAround(event.currentTarget) || words.current;
    if (chosen === "" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.push(href.replace("#", `&words=${encodeURIComponent(chosen)}#`));
  };
  return (
    <Link href={href} prefetch={false} onMouseDown={note} onClick={follow}>
      Quote<span className="vh"> {number}</span>
    </Link>
  );
}
