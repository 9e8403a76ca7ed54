import { badgeHost } from "@/domain/accounts/profile";

/**
 * The badge of a credential as its holder gave it: their picture, and a link to the issuer's page that names its host. It says
 * nothing by itself; whose word it is stands beside it.
 */
export function Badge({
  badge: { badgeUrl, badgeId },
  name,
}: {
  readonly badge: { readonly badgeUrl: string | null; readonly badgeId: string | null };
  readonly name: string;
}) {
  const host = badgeHost(badgeUrl);
  if (badgeId === null && host === null) return null;
  return (
    <div className="row mt-2 gap-3">
      {badgeId === null ? null : (
        // biome-ignore lint/performance/noImgElement: the file is drawn to its size when it is uploaded, and has its own address.
        <img
          src={`/badges/${badgeId}`}
          alt={`Badge of ${name}, as its holder gave it`}
          className="max-h-20 w-auto max-w-28"
          loading="lazy"
        />
      )}
      {host === null || badgeUrl === null ? null : (
        <a className="small font-normal" href={badgeUrl} rel="nofollow noopener noreferrer">
          Badge at {host}
        </a>
      )}
    </div>
  );
}
