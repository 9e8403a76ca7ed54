import type { ReactNode } from "react";
import { signOut } from "@/app/sign-out/actions";
import { Shell } from "@/components/shell/shell";
import { readOnly, viewer } from "@/server/rsc";

/** Pages that anybody may read; a member reads them in their own frame. */
export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Shell viewer={await viewer()} readOnlyUntil={await readOnly()} signOut={signOut}>
      {children}
    </Shell>
  );
}
