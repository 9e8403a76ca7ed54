"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** What the stream says, as far as this page understands it. A schema would weigh more than the rest of the page's scripts. */
function readNews(data: unknown): { names: string[] } | "changed" | null {
  const news: unknown = JSON.parse(String(data));
  if (typeof news !== "object" || news === null || !("kind" in news)) return null;
  if (news.kind === "changed") return "changed";
  if (!("names" in news) || !Array.isArray(news.names)) return null;
  return { names: news.names.filter((name) => typeof name === "string") };
}

const together = new Intl.ListFormat("en-GB", { type: "conjunction" });
/** A form that is being filled in keeps what was typed, so the page may be drawn again under it. */
const settleMs = 300;

/**
 * Says who else has the plan open, and draws the page again when the plan changes, with what is being typed left alone. A
 * lost connection comes back by itself, and the page is then drawn again in case something was missed.
 */
export function LivePlan({ planHref }: { readonly planHref: string }) {
  const router = useRouter();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const source = new EventSource(`${planHref}/live`);
    let lost = false;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const drawAgain = () => {
      clearTimeout(soon);
      soon = setTimeout(() => router.refresh(), settleMs);
    };
    source.onopen = () => {
      if (lost) drawAgain();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      setNames([]);
    };
    source.onmessage = ({ data }) => {
      const news = readNews(data);
      if (news === "changed") drawAgain();
      else if (news !== null) setNames(news.names);
    };
    return () => {
      clearTimeout(soon);
      source.close();
    };
  }, [planHref, router]);
  return (
    <span className="small muted" role="status" aria-live="polite">
      {names.length === 0 ? "" : `${together.format(names)} ${names.length === 1 ? "is" : "are"} viewing`}
    </span>
  );
}
