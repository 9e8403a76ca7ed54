import { Button } from "@/components/ui/button";
import { Logo } from "./logo";

/** What Next hands to an error page. */
export type BrokenPage = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

/** What happened, what was kept and what to do, when a page could not be made. The reference finds the entry in the log. */
export function Broken({ error: { digest }, reset }: BrokenPage) {
  return (
    <div className="wrap py-12">
      <h1>This page could not be drawn</h1>
      <p className="muted mt-4 max-w-[60ch]">
        The fault is ours, and it has been written to the log. Whatever you had saved before is kept. What you were just
        sending may not have arrived: look before you send it again.
      </p>
      <div className="row mt-6">
        <Button onClick={reset}>Try again</Button>
        <a className="ui" href="/">
          Go to the home page
        </a>
        {digest === undefined ? null : <span className="small faint">Reference {digest}</span>}
      </div>
    </div>
  );
}

/** The same where even the frame of the pages is missing. */
export function BrokenWithoutFrame(props: BrokenPage) {
  return (
    <>
      <header className="mast">
        <div className="wrap">
          <a className="brand" href="/">
            <Logo />
            Critical Path
          </a>
        </div>
      </header>
      <main id="main">
        <Broken {...props} />
      </main>
    </>
  );
}
