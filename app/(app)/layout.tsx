import type { Metadata } from "next";
import type { ReactNode } from "react";
import { signOut } from "@/app/sign-out/actions";
import { Shell } from "@/components/shell/shell";
import { viewer } from "@/server/rsc";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The frame of the member's own pages. Each page itself asks for a signed-in reader, and knows where to return to. */
export default async function MemberLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Shell viewer={await viewer()} signOut={signOut}>
      {children}
    </Shell>
  );
}
