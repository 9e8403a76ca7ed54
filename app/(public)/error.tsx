"use client";

import { Broken } from "@/components/shell/broken";

/** Stands in for a page that failed, inside its frame. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <Broken reference={error.digest} retry={reset} />;
}
