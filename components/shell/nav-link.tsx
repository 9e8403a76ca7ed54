"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** Marks the link while the page it leads to is on its way, for those who would otherwise press again. */
function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending ? <span className="onway" aria-hidden="true" /> : null;
}

/** A link of the navigation that marks itself as the current page, also for pages beneath it. */
export function NavLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const path = usePathname();
  const here = path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;
  return (
    <Link href={href} prefetch={false} aria-current={here}>
      {children}
      <OnItsWay />
    </Link>
  );
}
