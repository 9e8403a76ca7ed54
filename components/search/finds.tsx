import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import { Time } from "@/components/ui/time";
import type { Stretch } from "@/domain/search/excerpt";
import type { Find } from "@/server/search/finds";
import { kindNames } from "./words";

/** A text with what was found in it marked. */
function Marked({ stretches }: { readonly stretches: readonly Stretch[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is where it stands, and nothing else; the same text gives the same stretches.
  return stretches.map(({ text, found }, at) => (found ? <mark key={`${at} ${text}`}>{text}</mark> : text));
}

function About({ find, zone }: { readonly find: Find; readonly zone: string | undefined }) {
  const { post, domain, line } = find;
  return (
    <p className="about">
      <b>{kindNames[find.kind]}</b>
      {post === null ? null : (
        <span>
          #{post.number}, {post.author.name}, <Time at={post.at} zone={zone} />
        </span>
      )}
      {line === "" ? null : <span>{post === null ? line : `On ${line}`}</span>}
      {domain === null ? null : <DomainName domain={domain.id}>{domain.name}</DomainName>}
    </p>
  );
}

/** What was found, best first, each with the words that led to it marked. */
export function Finds({ finds, zone }: { readonly finds: readonly Find[]; readonly zone: string | undefined }) {
  if (finds.length === 0) return null;
  return (
    <ol className="finds" aria-label="Finds">
      {finds.map((find) => (
        <li key={find.key}>
          <h2>
            <Link href={find.path} prefetch={false}>
              <Marked stretches={find.title} />
            </Link>
          </h2>
          {find.excerpt.length === 0 ? null : (
            <p>
              <Marked stretches={find.excerpt} />
            </p>
          )}
          <About find={find} zone={zone} />
        </li>
      ))}
    </ol>
  );
}
