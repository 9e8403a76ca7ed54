import Link from "next/link";
import { DomainHatch } from "@/components/ui/domain-hatch";
import { inSentence } from "@/domain/matching/sentences";

export type DomainRow = {
  readonly id: string;
  readonly name: string;
  readonly specialisms: readonly string[];
  readonly mentors: number;
  readonly free: number;
};

function mentorsIn(n: number): string {
  return n === 1 ? "mentor" : "mentors";
}

function inOneLine(names: readonly string[]): string {
  return names.map((name, i) => (i === 0 ? name : inSentence(name))).join(", ");
}

/** The mentors by domain, with the places that are free now; each row opens the directory on its domain. */
export function DomainList({
  domains,
  mentors,
  free,
}: {
  readonly domains: readonly DomainRow[];
  readonly mentors: number;
  readonly free: number;
}) {
  return (
    <section className="sec mt-8" aria-labelledby="domains">
      <header>
        <h2 id="domains">Mentors by domain</h2>
        <span className="end small muted">
          {mentors} {mentorsIn(mentors)}, {free} with a free place now
        </span>
      </header>
      <ul className="domrow">
        {domains.map((domain) => (
          <li key={domain.id}>
            <Link href={`/mentors?domain=${domain.id}`} prefetch={false}>
              <DomainHatch domain={domain.id} />
              <span>
                <b>{domain.name}</b>
                <span className="small muted block">{inOneLine(domain.specialisms)}</span>
              </span>
              <span className="small num">
                <b>{domain.mentors}</b> {mentorsIn(domain.mentors)}
                <span className="muted block">{domain.free} free</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
