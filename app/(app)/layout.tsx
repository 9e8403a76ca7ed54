import type { ReactNode } from "react";
import { signOut } from "@/app/sign-out/actions";
import { Shell } from "@/components/shell/shell";
import { readOnly, viewer } from "@/server/rsc";

/** The frame of the pages that are a member’s own; each page asks for its member itself, so that it knows the way back. */
export default async function MemberLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Shell viewer={await viewer()} readOnlyUntil={await readOnly()} signOut={signOut}>
      {children}
    </Shell>
  );
}
