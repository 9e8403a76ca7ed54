import { credentialStatus, type HeldCredential } from "@/domain/accounts/profile";
import { longDate } from "@/domain/dates";

/** Who says that a credential is held, and whether it has run out. Never more than was looked at. */
export function CredentialStatus({
  credential,
  today,
  zone,
}: {
  readonly credential: Pick<HeldCredential, "expiresOn" | "seen">;
  /** ISO date in the reader's zone. */
  readonly today: string;
  readonly zone: string;
}) {
  const status = credentialStatus(credential, today);
  return (
    <span className="small muted">
      {status.kind === "seen" ? `Seen by ${status.by} on ${longDate(status.at, zone)}` : "Self-declared"}
      {status.expired && credential.expiresOn !== null
        ? ` · expired ${longDate(new Date(`${credential.expiresOn}T12:00:00Z`), "UTC")}`
        : ""}
    </span>
  );
}
