"use client";

import { type BrokenPage, BrokenWithoutFrame } from "@/components/shell/broken";
import "./globals.css";

/** The last resort, when even the document could not be made. */
export default function GlobalError(props: BrokenPage) {
  return (
    <html lang="en-GB">
      <head>
        <title>Something went wrong – Critical Path</title>
      </head>
      <body>
        <BrokenWithoutFrame {...props} />
      </body>
    </html>
  );
}
