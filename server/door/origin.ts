/** The parts of a request that say where it was made. */
export type Provenance = {
  method: string;
  path: string;
  origin: string | undefined;
  /** Sec-Fetch-Site, which browsers set and pages cannot. */
  site: string | undefined;
  host: string | undefined;
};

// A mail provider posts these for its user, from nowhere in particular (RFC 8058). Browsers report here without an Origin.
const postedFromElsewhere = /^\/(unsubscribe\/[^/]+|csp-report)$/;

/**
 * Whether a request that may change something comes from a page of ours. The Origin must be the configured one; a
 * request without Origin must say `Sec-Fetch-Site: same-origin`; `null`, or neither header, is refused. On this machine
 * alone (`loopback`) a browser may use another of its names, as long as it says that page and target are one origin.
 * Forwarded headers are never asked.
 */
export function isFromHere(request: Provenance, app: { origin: string; loopback: boolean }): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const { origin, site, host } = request;
  if (postedFromElsewhere.test(request.path)) return true;
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  if (origin === app.origin) return true;
  return (
    app.loopback && site === "same-origin" && host !== undefined && origin === `http://${host}` && isLoopback(host)
  );
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(host);
}
