"use client";

import { Component } from "react";

/** Where something stood on the screen before the page was drawn again. */
type Place = { readonly element: Element; readonly top: number } | null;

const isInSight = ({ bottom, top }: DOMRect) => bottom > 0 && top < window.innerHeight;

/** What the reader looks at: the field in which they type, or else the first post in sight. */
export function lookedAt(): Element | null {
  const typed = document.activeElement;
  if (typed instanceof HTMLTextAreaElement && isInSight(typed.getBoundingClientRect())) return typed;
  const posts = [...document.querySelectorAll(".posts > .post")];
  return posts.find((post) => isInSight(post.getBoundingClientRect())) ?? null;
}

/** Keeps what the reader looks at where it is on the screen when the page is drawn again because of `at`. Draws nothing. */
export class KeepPlace extends Component<{ readonly at: string }> {
  override getSnapshotBeforeUpdate(before: { readonly at: string }): Place {
    const element = before.at === this.props.at ? null : lookedAt();
    if (element === null) return null;
    // The browser keeps a place as well, but not always this one, and not in every browser.
    document.documentElement.style.overflowAnchor = "none";
    return { element, top: element.getBoundingClientRect().top };
  }

  override componentDidUpdate(_before: unknown, _state: unknown, place: Place): void {
    if (place === null) return;
    const moved = place.element.isConnected ? place.element.getBoundingClientRect().top - place.top : 0;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: "instant" });
    requestAnimationFrame(() => document.documentElement.style.removeProperty("overflow-anchor"));
  }

  override render() {
    return null;
  }
}
