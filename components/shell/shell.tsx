import type { ReactNode } from "react";
import { Footer } from "./footer";
import { MemberMasthead, VisitorMasthead } from "./masthead";
import { ReadOnlyNotice } from "./read-only-notice";
import { TabBar } from "./tab-bar";
import type { Viewer } from "./viewer";

/** The frame of every page: a way past the navigation, the masthead, the page, the foot. */
export function Shell({
  viewer,
  readOnlyUntil,
  signOut,
  children,
}: {
  readonly viewer: Viewer | null;
  /** Until when nothing may be changed, or null. */
  readonly readOnlyUntil: Date | null;
  readonly signOut: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <div className={viewer === null ? undefined : "has-tabbar"} data-member={viewer?.id}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {viewer === null ? <VisitorMasthead /> : <MemberMasthead viewer={viewer} signOut={signOut} />}
      {readOnlyUntil === null ? null : <ReadOnlyNotice until={readOnlyUntil} zone={viewer?.zone} />}
      <main id="main" tabIndex={-1} className="min-h-[50vh]">
        {children}
      </main>
      <Footer zone={viewer?.zone} />
      {viewer === null ? null : <TabBar />}
    </div>
  );
}
