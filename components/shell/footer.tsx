import Link from "next/link";
import { placeOfZone } from "@/domain/accounts/places";

const links = [
  { href: "/help", label: "Help" },
  { href: "/glossary", label: "Glossary" },
  { href: "/conduct", label: "Code of conduct" },
  { href: "/privacy", label: "Privacy" },
  { href: "/accessibility", label: "Accessibility statement" },
];

/** The foot of every page. `zone` is the reader's, so that a date is never in doubt. */
export function Footer({ zone }: { readonly zone?: string | undefined }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <span>Critical Path</span>
        {links.map((link) => (
          <Link key={link.href} href={link.href} prefetch={false}>
            {link.label}
          </Link>
        ))}
        <span className="end faint">
          {zone === undefined
            ? "A mentoring network for PMO people who mean to run projects"
            : `Dates and times are shown for ${placeOfZone(zone)}`}
        </span>
      </div>
    </footer>
  );
}
