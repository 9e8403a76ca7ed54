import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/link-button";
import { Logo } from "./logo";
import { Menu } from "./menu";
import { NavLink } from "./nav-link";
import { SignOut } from "./sign-out";
import { memberDestinations, ownPlaces, type Viewer, visitorDestinations } from "./viewer";

function Brand({ href }: { readonly href: string }) {
  return (
    <Link className="brand" href={href} prefetch={false}>
      <Logo />
      Critical Path
    </Link>
  );
}

function SearchLink({ className }: { readonly className?: string }) {
  return (
    <Link className={className === undefined ? "iconbtn" : `iconbtn ${className}`} href="/search" prefetch={false}>
      <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="m13 13 4.5 4.5" />
      </svg>
      <span className="vh">Search</span>
    </Link>
  );
}

/** The masthead of a visitor: where to read, where to sign in, where to begin. */
export function VisitorMasthead() {
  return (
    <header className="mast">
      <div className="wrap">
        <Brand href="/" />
        <nav className="mainnav" aria-label="Main">
          {visitorDestinations.map((place) => (
            <NavLink key={place.href} href={place.href}>
              {place.label}
            </NavLink>
          ))}
        </nav>
        <div className="tools">
          <SearchLink className="only-wide" />
          <Link className="ui plain only-wide" href="/sign-in" prefetch={false}>
            Sign in
          </Link>
          <LinkButton small href="/sign-up">
            Find your gap
          </LinkButton>
          <Menu className="only-narrow" summary={<span className="ui px-1">Menu</span>}>
            <nav className="panel" aria-label="Menu">
              {visitorDestinations.map((place) => (
                <NavLink key={place.href} href={place.href}>
                  {place.label}
                </NavLink>
              ))}
              <NavLink href="/search">Search</NavLink>
              <hr />
              <NavLink href="/sign-in">Sign in</NavLink>
            </nav>
          </Menu>
        </div>
      </div>
    </header>
  );
}

/** The masthead of a member, with their own places and the way out behind their picture. */
export function MemberMasthead({
  viewer,
  signOut,
}: {
  readonly viewer: Viewer;
  readonly signOut: (form: FormData) => Promise<void>;
}) {
  return (
    <header className="mast">
      <div className="wrap">
        <Brand href="/today" />
        <nav className="mainnav" aria-label="Main">
          {memberDestinations.map((place) => (
            <NavLink key={place.href} href={place.href}>
              {place.label}
            </NavLink>
          ))}
        </nav>
        <div className="tools">
          <SearchLink />
          <Menu
            summary={
              <>
                <span className="vh">Your places, {viewer.name}</span>
                <Avatar name={viewer.name} domain={viewer.domain} photoUrl={viewer.photoUrl} />
              </>
            }
          >
            <div className="panel">
              <div className="who">
                <b>{viewer.name}</b>
              </div>
              <nav aria-label="Your places">
                {ownPlaces(viewer).map((place) => (
                  <NavLink key={place.href} href={place.href}>
                    {place.label}
                  </NavLink>
                ))}
              </nav>
              <hr />
              <SignOut action={signOut} />
            </div>
          </Menu>
        </div>
      </div>
    </header>
  );
}
