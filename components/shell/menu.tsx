"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * A menu that opens over the page and works without JavaScript. With it, the menu closes on Escape, on a press elsewhere,
 * and when it has led somewhere.
 */
export function Menu({
  summary,
  className,
  children,
}: {
  readonly summary: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  const shownOn = useRef(path);

  useEffect(() => {
    if (shownOn.current !== path) menu.current?.removeAttribute("open");
    shownOn.current = path;
  }, [path]);

  useEffect(() => {
    function close(event: Event) {
      const details = menu.current;
      if (details === null || !details.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        details.querySelector("summary")?.focus();
      } else if (event.target instanceof Node && details.contains(event.target)) return;
      details.open = false;
    }
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, []);

  return (
    <details ref={menu} className={`menu ${className ?? ""}`}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
