import type { Metadata } from "next";
import Link from "next/link";
import { ReadingPage } from "@/components/shell/reading-page";

export const metadata: Metadata = { title: "Accessibility statement" };

/** What the pages are built and tested for, what is known not to be good enough, and whom to tell. */
export default function AccessibilityPage() {
  return (
    <ReadingPage
      title="Accessibility statement"
      lead="Built to meet the Web Content Accessibility Guidelines 2.2 at level AA. Here is what that means, and where it may fall short."
      block={[
        { label: "Standard", value: "WCAG 2.2, AA" },
        { label: "Checked", value: "At every release" },
      ]}
    >
      <h2>What you can rely on</h2>
      <ul>
        <li>Everything works with the keyboard alone, in the order in which it is read, with a visible focus.</li>
        <li>Public pages, sign-in and all forms work without JavaScript.</li>
        <li>Pages can be enlarged to 400 per cent, or read on a screen 320 pixels wide, without scrolling sideways.</li>
        <li>
          Colour never carries a meaning alone. Green, amber and red are also a disc, a triangle and a square, each with
          its letter; domains are hatches; the critical path is also the heaviest line.
        </li>
        <li>Every chart has a text that says what it shows. The benchmark and the explained match are tables.</li>
        <li>Light and dark follow your system, as do reduced motion and forced colours.</li>
        <li>Errors are listed at the top of the form, and each leads to its field.</li>
        <li>No time limit is shorter than ten minutes, and what you have typed is not lost when a form comes back.</li>
      </ul>

      <h2>How it is checked</h2>
      <p>
        An automatic check (axe) runs over every page in light and in dark, wide and narrow, and must find nothing. The
        journeys are run with the keyboard. Contrast of text is at least 4.5 to 1 in both themes.
      </p>

      <h2>What we know</h2>
      <ul>
        <li>
          The drawing of a route is read out as one sentence. The list of stages beneath it says the same step by step,
          and is easier to follow with a screen reader.
        </li>
        <li>Automatic checks find about half of what can be wrong. No audit by an outside party has been made.</li>
        <li>Photographs and words that members add are theirs, and may not be accessible.</li>
      </ul>

      <h2>Tell us</h2>
      <p>
        If something stands in your way, <Link href="/help#wrong">write to the coordinators of your programme</Link>,
        with the address of the page and what you use to read it. We answer within five working days. In the United
        Kingdom you can also turn to the Equality Advisory and Support Service.
      </p>
    </ReadingPage>
  );
}
