import { Badge } from "@/components/accounts/badge";
import { Section } from "@/components/ui/section";
import { longDate } from "@/domain/dates";
import type { MentorPage } from "@/server/matching/directory-view";

type Credential = MentorPage["credentials"][number];

function day(iso: string): string {
  return longDate(new Date(`${iso}T12:00:00Z`), "UTC");
}

function dates({ obtainedOn, expiresOn, expired }: Credential): string {
  const gained = obtainedOn === null ? "Date not given" : day(obtainedOn);
  if (expiresOn === null) return gained;
  return `${gained}; ${expired ? "expired" : "good until"} ${day(expiresOn)}`;
}

/** Credentials with their dates, and whose word stands behind each: the holder's own, or a named person who looked. */
export function MentorCredentials({ mentor }: { readonly mentor: MentorPage }) {
  if (mentor.credentials.length === 0) return null;
  return (
    <Section id="credentials" title="Credentials">
      <table className="recs">
        <caption className="vh">Credentials that {mentor.name} holds</caption>
        <thead>
          <tr>
            <th scope="col">Credential</th>
            <th scope="col">Dates</th>
            <th scope="col">Whose word</th>
          </tr>
        </thead>
        <tbody>
          {mentor.credentials.map((credential) => (
            <tr key={credential.id}>
              <th scope="row" className="full">
                {credential.name}
                <span className="small muted block font-normal">{credential.awardingBody}</span>
                <Badge badge={credential} name={credential.name} />
              </th>
              <td data-l="Dates">{dates(credential)}</td>
              <td data-l="Whose word">
                {credential.status.kind === "self_declared"
                  ? "Self-declared"
                  : `Seen by ${credential.status.by} on ${longDate(credential.status.at)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
