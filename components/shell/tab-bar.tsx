import type { ReactNode } from "react";
import { NavLink } from "./nav-link";

function Glyph({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      {children}
    </svg>
  );
}

/** The five destinations of a member on a small screen. */
export function TabBar() {
  return (
    <nav className="tabbar" aria-label="Main, at the foot">
      <NavLink href="/today">
        <Glyph>
          <path d="M3 4.5h14v12.5H3zM3 8h14M6.5 2.5v3M13.5 2.5v3" />
          <path d="M8 12h4" strokeWidth="3" />
        </Glyph>
        Today
      </NavLink>
      <NavLink href="/plans">
        <Glyph>
          <path d="M3 3.5v14h14M6 6.5h5M9 10.5h4" />
          <path d="m14.5 11.7 2.8 2.8-2.8 2.8-2.8-2.8z" fill="var(--color-sheet)" />
        </Glyph>
        Plan
      </NavLink>
      <NavLink href="/mentors">
        <Glyph>
          <circle cx="7" cy="6.5" r="3" />
          <path d="M1.5 17c0-4 2.4-5.6 5.5-5.6s5.5 1.6 5.5 5.6" />
          <path d="M13 4a3 3 0 0 1 0 5.2M15 12c2.2.6 3.5 2.3 3.5 5" />
        </Glyph>
        Mentors
      </NavLink>
      <NavLink href="/cases">
        <Glyph>
          <path d="M4 2.5h9L16.5 6v11.5H4zM7 9h6.5M7 12.5h6.5" />
        </Glyph>
        Cases
      </NavLink>
      <NavLink href="/discussion">
        <Glyph>
          <path d="M3 3.5h14v10H9.5L6 17v-3.5H3zM6.5 7h7M6.5 10h4.5" />
        </Glyph>
        Discussion
      </NavLink>
    </nav>
  );
}
