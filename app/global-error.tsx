"use client";

import { BrokenWithoutFrame } from "@/components/shell/broken";
import "./globals.css";

/** The last resort, when even the document could not be made. */
export default function GlobalError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return (
    <html lang="en-GB">
      <head>
        <title>Something went wrong – Critical Path</title>
      </head>
      <body>
        <BrokenWithoutFrame reference={error.digest} retry={reset} />
      </body>
    </html>
  );
}
