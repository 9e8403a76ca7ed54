import { LinkButton } from "./link-button";

/** The way through a long list by key: what is shown, and links to the page before and the page after. */
export function Pager({
  summary,
  previousHref,
  nextHref,
  nextLabel = "Next",
  previousLabel = "Previous",
  label = "Pages",
}: {
  readonly summary?: string | undefined;
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  readonly nextLabel?: string;
  readonly previousLabel?: string;
  readonly label?: string;
}) {
  if (previousHref === undefined && nextHref === undefined && summary === undefined) return null;
  return (
    <nav className="row between mt-6" aria-label={label}>
      <span className="small muted">{summary}</span>
      <span className="row">
        {previousHref === undefined ? null : (
          <LinkButton look="secondary" small rel="prev" href={previousHref}>
            {previousLabel}
          </LinkButton>
        )}
        {nextHref === undefined ? null : (
          <LinkButton look="secondary" small rel="next" href={nextHref}>
            {nextLabel}
          </LinkButton>
        )}
      </span>
    </nav>
  );
}
