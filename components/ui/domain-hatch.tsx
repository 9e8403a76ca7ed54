const drawn = new Set(["banking", "insurance", "nhs", "technology"]);

/** The drafting fill of a domain, by its slug; a domain without one of its own gets the upright hatch. Decorative. */
export function DomainHatch({ domain }: { readonly domain: string }) {
  return <i className={`hx hx-${drawn.has(domain) ? domain : "other"}`} aria-hidden="true" />;
}

/** A domain's hatch and its name. */
export function DomainName({ domain, children }: { readonly domain: string; readonly children: string }) {
  return (
    <span className="dom">
      <DomainHatch domain={domain} />
      {children}
    </span>
  );
}
