"use client";

import { BrokenWithoutFrame } from "@/components/shell/broken";

/** Stands in for a page that failed, outside the two frames. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <BrokenWithoutFrame reference={error.digest} retry={reset} />;
}
