import Link from "next/link";

const tabs = [
  ["/account", "About you"],
  ["/account/career", "Career"],
  ["/account/hours", "Hours and leave"],
  ["/account/audiences", "Who sees what"],
  ["/account/email", "E-mail"],
  ["/account/security", "Sign-in"],
  ["/account/export", "Take it away"],
] as const;

export type AccountTab = (typeof tabs)[number][0];

/** The parts of one's account. */
export function AccountTabs({ here }: { readonly here: AccountTab }) {
  return (
    <nav className="tabs" aria-label="Account">
      {tabs.map(([href, label]) => (
        <Link key={href} href={href} prefetch={false} aria-current={href === here ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
