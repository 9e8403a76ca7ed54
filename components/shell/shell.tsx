import type { ReactNode } from "react";
import { Footer } from "./footer";
import { MemberMasthead, VisitorMasthead } from "./masthead";
import { TabBar } from "./tab-bar";
import type { Viewer } from "./viewer";

/** The frame of every page: a way past the navigation, the masthead, the page, the foot. */
export function Shell({
  viewer,
  signOut,
  children,
}: {
  readonly viewer: Viewer | null;
  readonly signOut: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <div className={viewer === null ? undefined : "has-tabbar"}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {viewer === null ? <VisitorMasthead /> : <MemberMasthead viewer={viewer} signOut={signOut} />}
      <main id="main" tabIndex={-1} className="min-h-[50vh]">
        {children}
      </main>
      <Footer zone={viewer?.zone} />
      {viewer === null ? null : <TabBar />}
    </div>
  );
}
