import { DomainHatch } from "./domain-hatch";

/** The letters that stand for a person: first of the first name and of the last, in capitals. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = [...(parts[0] ?? "")][0] ?? "";
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase("en-GB");
}

/**
 * A person as a square: initials or photograph, with the hatch of their domain as its foot. It is decoration beside a name,
 * so it is hidden from screen readers.
 */
export function Avatar({
  name,
  domain,
  photoUrl,
  size = "m",
}: {
  readonly name: string;
  readonly domain?: string | null | undefined;
  readonly photoUrl?: string | null | undefined;
  readonly size?: "s" | "m" | "l";
}) {
  const px = { s: 28, m: 36, l: 72 }[size];
  return (
    <span className={size === "m" ? "av" : `av ${size}`} aria-hidden="true">
      {photoUrl === null || photoUrl === undefined ? (
        <span>{initials(name)}</span>
      ) : (
        // biome-ignore lint/performance/noImgElement: photographs are re-encoded to their final size once, at upload
        <img src={photoUrl} alt="" width={px} height={px} loading="lazy" decoding="async" />
      )}
      {domain === null || domain === undefined ? null : <DomainHatch domain={domain} />}
    </span>
  );
}
