import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy, mailPartPolicy, type PolicySetting, reportPath, uploadPolicy } from "./csp";

const always: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  // Tighter than the usual default: links in mail carry one-time tokens. "no-referrer" would make the Origin of our
  // own forms "null".
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  [
    "permissions-policy",
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  ],
  ["reporting-endpoints", `csp="${reportPath}"`],
];
const strictTransport = "max-age=63072000; includeSubDomains";

/** Puts on a response everything that every response carries, with a policy for this nonce. */
export function setSecurityHeaders(
  res: ServerResponse,
  nonce: string,
  requestId: string,
  setting: PolicySetting,
): void {
  for (const [name, value] of always) res.setHeader(name, value);
  if (setting.https) res.setHeader("strict-transport-security", strictTransport);
  res.setHeader("content-security-policy", contentSecurityPolicy(nonce, setting));
  res.setHeader("x-request-id", requestId);
}

// What these say is about a document, or about what it fetches.
const onlyOfDocuments = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "permissions-policy",
  "referrer-policy",
  "reporting-endpoints",
  "x-frame-options",
];

/** Leaves to a script or a style of ours what means something there: the rest is a kilobyte on each of a page's ten. */
export function setFileHeaders(res: ServerResponse): void {
  for (const name of onlyOfDocuments) res.removeHeader(name);
}

/** Takes every power from a file that a member uploaded. */
export function setUploadHeaders(res: ServerResponse): void {
  res.setHeader("content-security-policy", uploadPolicy);
}

/** Lets the inbox of caught mail frame this response, which may then do nothing at all. */
export function setMailPartHeaders(res: ServerResponse): void {
  res.setHeader("content-security-policy", mailPartPolicy);
  res.setHeader("x-frame-options", "SAMEORIGIN");
}

// Headers by which Next's own layers talk to each other. From outside they can only be meant to confuse. The two request
// ids are spared: in development the browser waits for the answers that carry them.
const internal =
  /^x-(middleware-|nextjs-(?!(html-)?request-id$)|next-|invoke-|matched-path|now-|vercel-|prerender-|cp-|forwarded-|real-ip|original-|rewrite-|http-method|method-override)|^next-resume|^forwarded$/;

/**
 * Removes every header that only the door, a proxy or Next may set, and says who is asking in the door's own:
 * `x-cp-ip`, `x-request-id`, and the host and protocol that people really type.
 */
export function rewriteRequestHeaders(
  req: IncomingMessage,
  facts: { ip: string; requestId: string; nonce: string; policy: PolicySetting; host: string; protocol: string },
): void {
  for (const name of Object.keys(req.headers)) {
    if (internal.test(name)) delete req.headers[name];
  }
  delete req.headers["content-security-policy-report-only"];
  req.headers.host = facts.host;
  req.headers["x-forwarded-host"] = facts.host;
  req.headers["x-forwarded-proto"] = facts.protocol;
  req.headers["x-cp-ip"] = facts.ip;
  req.headers["x-request-id"] = facts.requestId;
  // Next reads the nonce for its scripts from this request header.
  req.headers["content-security-policy"] = contentSecurityPolicy(facts.nonce, facts.policy);
}
