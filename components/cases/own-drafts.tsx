import Link from "next/link";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";

/** The cases that a member has begun and not published. Nothing where there are none. */
export function OwnDrafts({
  drafts,
  zone,
}: {
  readonly drafts: readonly { readonly id: string; readonly title: string; readonly savedAt: Date }[];
  readonly zone: string | undefined;
}) {
  if (drafts.length === 0) return null;
  return (
    <Section id="drafts" title="Your drafts" aside="Not published yet" light className="mb-8">
      <ul className="ruled ui">
        {drafts.map(({ id, title, savedAt }) => (
          <li key={id} className="row between">
            <Link href={`/cases/write/${id}`} prefetch={false}>
              {title === "" ? "A case without a title yet" : title}
            </Link>
            <span className="muted">
              Saved on <Time at={savedAt} as="long" zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
