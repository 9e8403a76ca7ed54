import type { Metadata } from "next";
import Link from "next/link";
import { signOut } from "@/app/sign-out/actions";
import { Shell } from "@/components/shell/shell";
import { LinkButton } from "@/components/ui/link-button";
import { readOnly, viewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

/** For every address that leads nowhere, and for whatever the reader may not know exists: both look alike. */
export default async function NotFound() {
  const reader = await viewer();
  return (
    <Shell viewer={reader} readOnlyUntil={await readOnly()} signOut={signOut}>
      <div className="wrap py-12">
        <p className="serif text-h1" aria-hidden="true">
          404
        </p>
        <h1 className="mt-4">This sheet is not in the register</h1>
        <p className="muted mt-4 max-w-[60ch]">
          The address may be mistyped, or lead to something that was closed or is not shared with you. If somebody sent
          it, ask them to share it again.
        </p>
        <div className="row mt-6">
          {reader === null ? (
            <LinkButton href="/">Go to the home page</LinkButton>
          ) : (
            <LinkButton href="/today">Go to today</LinkButton>
          )}
          <Link className="ui" href="/mentors" prefetch={false}>
            Find a mentor
          </Link>
          <Link className="ui" href="/cases" prefetch={false}>
            Read a case
          </Link>
        </div>
      </div>
    </Shell>
  );
}
