import { plainStyleSource } from "../error-pages/plain-page";

/** What decides a response's policy, apart from its nonce. */
export type PolicySetting = {
  /** The development server evaluates code, injects styles and keeps a socket open. */
  dev: boolean;
  /** True when people reach the site by https. */
  https: boolean;
};

/** Where browsers report what a policy stopped. */
export const reportPath = "/csp-report";

/**
 * The Content-Security-Policy of a page: nothing is allowed but what the page needs, and a script only with this
 * response's own nonce.
 */
export function contentSecurityPolicy(nonce: string, { dev, https }: PolicySetting): string {
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : plainStyleSource}`,
    // Bars and charts place themselves by style attributes, which cannot carry a nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${reportPath}`,
    "report-to csp",
  ];
  if (https) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** The policy of a file that a member uploaded: opened by itself it may do nothing at all. */
export const uploadPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** The policy of a caught mail's HTML part, shown in a frame of the inbox: no script, no form, nothing from outside. */
export const mailPartPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
