"use client";

import { forgetAllCopies } from "@/components/drafts/local-copies";

/** The way out. What was typed and not sent leaves this browser with its author; their account keeps it. */
export function SignOut({ action }: { readonly action: (form: FormData) => Promise<void> }) {
  return (
    <form action={action} onSubmit={forgetAllCopies}>
      <button type="submit">Sign out</button>
    </form>
  );
}
